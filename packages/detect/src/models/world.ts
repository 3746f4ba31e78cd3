import type { IdentityMatch } from '@driftscope/records';
import { type BehindFacts, watchBehind } from '../behind/behind.ts';
import type { Bus } from '../engine/bus.ts';
import type { At } from '../engine/scheduler.ts';
import type { RecordFacts } from '../engine/seen.ts';
import { watchTravel } from '../engine/travel.ts';
import { watchBlindness } from '../engine/watch-blindness.ts';
import { Shapes } from '../entities/shapes.ts';
import { createSightingModel, type SightingModel } from '../entities/sightings.ts';
import { type AbandonFacts, watchAbandonedGaps } from '../links/abandoned.ts';
import { type DoubledFacts, watchDoubled } from '../links/doubled.ts';
import { createGapModel, type GapFacts, type GapModel } from '../links/gaps.ts';
import type { LinkFacts } from '../links/link.ts';
import { watchLinks } from '../links/links.ts';
import { createOutageModel } from '../links/outages.ts';
import { type SilenceFacts, watchSilences } from '../links/silences.ts';
import { watchStreams } from '../links/streams.ts';
import { createNamedIds, type NamedIds, type NamingFacts } from '../naming/named-ids.ts';
import { createStoreModel, type StoreFacts, type StoreModel } from '../stores/stores.ts';
import { createLimit, type Limit } from '../threshold.ts';
import { createHeldTotals } from '../totals/held-totals.ts';
import { type MiscountedFacts, watchMiscounted } from '../totals/miscounted.ts';
import { type TotalFacts, watchSaidTotals } from '../totals/said-totals.ts';
import { type SumFacts, watchSums } from '../totals/sums.ts';
import { type ArrivalFacts, type ArrivalModel, createArrivalModel } from './commits/arrivals.ts';
import { type ClobberFacts, watchClobbers } from './commits/clobbers.ts';
import { type RenderingFacts, watchRenderings } from './commits/renderings.ts';
import { createScopedListModel, type ScopedListModel } from './commits/scoped-lists.ts';
import { createStatusModel, type StatusModel } from './commits/statuses.ts';
import { createTransientModel, type TransientFacts, type TransientModel } from './commits/transients.ts';
import { createFeedModel, type FeedModel } from './delivery/feeds.ts';
import { createInterestModel, type InterestModel } from './delivery/interests.ts';
import { createOpeningModel, type OpeningModel } from './delivery/openings.ts';
import { createPeerModel, type PeerModel } from './delivery/peers.ts';
import { createServerModel, type ServerModel } from './delivery/server.ts';
import { createSubscriptionModel, type SubscriptionModel } from './delivery/subscriptions.ts';
import { createPageModel, type PageFacts, type PageModel } from './page/page.ts';
import { createStorageModel, type StorageFacts, type StorageModel } from './page/storages.ts';
import { type LateFacts, watchLateAnswers } from './reads/late-answers.ts';
import { type PollFacts, watchPolls } from './reads/polls.ts';
import { type ReadFacts, watchReads } from './reads/reads.ts';
import { createLoopModel, type LoopFacts, type LoopModel } from './reads/resync-loops.ts';
import { type StormFacts, watchResyncStorms } from './reads/resync-storms.ts';
import { createResyncModel, type ResyncModel } from './reads/resyncs.ts';
import { createOriginModel, type OriginModel } from './requests/origins.ts';
import { createRequestModel, type RequestFacts, type RequestModel } from './requests/requests.ts';
import { type ClockModel, createClockModel } from './told/clocks.ts';
import { type DeletionFacts, watchDeletions } from './told/deletions.ts';
import { createMoveModel, type MoveFacts, type MoveModel } from './told/moves.ts';
import { createNewsModel, type NewsModel } from './told/news.ts';
import { createSkewModel, type SkewFacts, type SkewModel } from './told/skews.ts';
import { createViewModel, type ViewFacts, type ViewModel } from './told/views.ts';
import { type AttendanceFacts, type AttendanceModel, createAttendanceModel } from './users/attendance.ts';
import { createIdentityModel, type IdentityFacts, type IdentityModel } from './users/identity.ts';
import { createPresenceModel, type PresenceModel } from './users/presences.ts';
import { createSecretModel, type SecretModel } from './users/secrets.ts';
import { type EditFacts, watchEdits } from './writes/edits.ts';
import { createOptimismModel, type OptimismModel } from './writes/optimism.ts';
import { createOutboxModel, type OutboxModel } from './writes/outbox.ts';
import { createSendModel, type SendModel } from './writes/sends.ts';
import { createWriteModel, type WriteFacts, type WriteModel } from './writes/writes.ts';

/** All that models tell; a rule subscribes to what it needs. */
export type Facts = RecordFacts &
  LinkFacts &
  GapFacts &
  AbandonFacts &
  SilenceFacts &
  DoubledFacts &
  LoopFacts &
  StormFacts &
  PageFacts &
  IdentityFacts &
  RequestFacts &
  ReadFacts &
  PollFacts &
  WriteFacts &
  LateFacts &
  MoveFacts &
  BehindFacts &
  ViewFacts &
  ClobberFacts &
  TransientFacts &
  SkewFacts &
  EditFacts &
  DeletionFacts &
  RenderingFacts &
  StoreFacts &
  ArrivalFacts &
  MiscountedFacts &
  TotalFacts &
  SumFacts &
  StorageFacts &
  NamingFacts &
  AttendanceFacts;

/** The shared models: each digests the records once, and answers what rules ask. */
export interface World {
  readonly shapes: Shapes;
  readonly named: NamedIds;
  readonly page: PageModel;
  readonly identity: IdentityModel;
  readonly gaps: GapModel;
  readonly requests: RequestModel;
  readonly origins: OriginModel;
  readonly clocks: ClockModel;
  readonly feeds: FeedModel;
  readonly news: NewsModel;
  readonly sightings: SightingModel;
  readonly resyncs: ResyncModel;
  readonly loops: LoopModel;
  readonly stores: StoreModel;
  readonly scopedLists: ScopedListModel;
  readonly arrivals: ArrivalModel;
  readonly storages: StorageModel;
  readonly secrets: SecretModel;
  readonly statuses: StatusModel;
  readonly transients: TransientModel;
  readonly skews: SkewModel;
  readonly writes: WriteModel;
  readonly sends: SendModel;
  readonly optimism: OptimismModel;
  readonly outbox: OutboxModel;
  readonly moves: MoveModel;
  readonly views: ViewModel;
  readonly server: ServerModel;
  readonly subscriptions: SubscriptionModel;
  readonly interests: InterestModel;
  readonly openings: OpeningModel;
  readonly peers: PeerModel;
  readonly attendance: AttendanceModel;
  readonly presences: PresenceModel;
}

/** Builds the models. They hear of a fact in the order they are built: what others ask about comes first. */
export function createWorld(bus: Bus<Facts>, at: At, isIdOf: IdentityMatch, limit: Limit = createLimit()): World {
  watchTravel(bus);
  watchBlindness(bus);
  const shapes = new Shapes();
  const page = createPageModel(bus);
  const identity = createIdentityModel(bus, isIdOf);
  const gaps = createGapModel(bus, page);
  const named = createNamedIds(bus, shapes);
  const requests = createRequestModel(bus, shapes, named);
  const origins = createOriginModel(bus);
  const clocks = createClockModel(bus);
  const feeds = createFeedModel(bus);
  const sightings = createSightingModel(bus, shapes, identity);
  const resyncs = createResyncModel(bus, shapes, named);
  const stores = createStoreModel(bus, named);
  const scopedLists = createScopedListModel(bus);
  const arrivals = createArrivalModel(bus, stores);
  const storages = createStorageModel(bus);
  const secrets = createSecretModel(bus, identity);
  const news = createNewsModel(bus, shapes);
  const writes = createWriteModel(bus, shapes);
  const sends = createSendModel(bus);
  const optimism = createOptimismModel(bus, sightings, identity);
  const outbox = createOutboxModel(bus);
  const statuses = createStatusModel(bus, sightings);
  const transients = createTransientModel(bus, at, sightings);
  const skews = createSkewModel(bus);
  const server = createServerModel(bus);
  const subscriptions = createSubscriptionModel(bus, server);
  const interests = createInterestModel(bus);
  const openings = createOpeningModel(bus);
  const peers = createPeerModel(bus, gaps, identity);
  const attendance = createAttendanceModel(bus);
  const presences = createPresenceModel(bus, shapes, attendance, identity);
  const outages = createOutageModel(bus);
  watchAbandonedGaps(bus, at, { page, identity, gaps, outages, limit });
  watchSilences(bus, at, { page, outages });
  watchDoubled(bus, at, limit);
  watchReads(bus, shapes);
  watchRenderings(bus);
  watchPolls(bus, page);
  const loops = createLoopModel(bus);
  watchResyncStorms(bus, at, limit);
  const moves = createMoveModel(bus, shapes);
  const views = createViewModel(bus, shapes);
  watchEdits(bus, moves);
  watchDeletions(bus, shapes);
  const clobbers = watchClobbers(bus, stores, arrivals);
  watchBehind(bus, at, { moves, stores, writes, page, sightings, shapes, clobbers, arrivals, limit });
  const totals = createHeldTotals(bus, stores);
  watchSaidTotals(bus, at, { totals, writes, page });
  watchSums(bus, at, { stores, totals, writes, page });
  watchMiscounted(bus, at, { stores, totals, arrivals, writes, page, moves });
  watchLateAnswers(bus, news, stores);
  watchLinks(bus, shapes, named);
  watchStreams(bus, shapes, named);
  return {
    shapes,
    named,
    page,
    identity,
    gaps,
    requests,
    origins,
    clocks,
    feeds,
    news,
    sightings,
    resyncs,
    loops,
    stores,
    scopedLists,
    arrivals,
    storages,
    secrets,
    statuses,
    transients,
    skews,
    writes,
    sends,
    optimism,
    outbox,
    moves,
    views,
    server,
    subscriptions,
    interests,
    openings,
    peers,
    attendance,
    presences,
  };
}
