import { archive } from './archive/archive.ts';
import { auction } from './auction/auction.ts';
import { backoffice } from './backoffice/backoffice.ts';
import { boarding } from './boarding/boarding.ts';
import { cameras } from './cameras/cameras.ts';
import { cards } from './cards/cards.ts';
import { catalog } from './catalog/catalog.ts';
import { checkout } from './checkout/checkout.ts';
import { choir } from './choir/choir.ts';
import { chores } from './chores/chores.ts';
import { cipher } from './cipher/cipher.ts';
import { clinic } from './clinic/clinic.ts';
import { coaching } from './coaching/coaching.ts';
import { cockpit } from './cockpit/cockpit.ts';
import { departures } from './departures/departures.ts';
import { deploys } from './deploys/deploys.ts';
import { depot } from './depot/depot.ts';
import { depotjobs } from './depotjobs/depotjobs.ts';
import { devServer } from './dev-server/dev-server.ts';
import { dispatch } from './dispatch/dispatch.ts';
import { exchange } from './exchange/exchange.ts';
import { ferries } from './ferries/ferries.ts';
import { fleet } from './fleet/fleet.ts';
import { folders } from './folders/folders.ts';
import { fridge } from './fridge/fridge.ts';
import { gallery } from './gallery/gallery.ts';
import { gasdesk } from './gasdesk/gasdesk.ts';
import { greenhouse } from './greenhouse/greenhouse.ts';
import { handbook } from './handbook/handbook.ts';
import { helpdesk } from './helpdesk/helpdesk.ts';
import { huddle } from './huddle/huddle.ts';
import { icu } from './icu/icu.ts';
import { invalidations } from './invalidations/invalidations.ts';
import { invoiceList } from './invoices/invoices.ts';
import { issues } from './issues/issues.ts';
import { jobs } from './jobs/jobs.ts';
import { jukebox } from './jukebox/jukebox.ts';
import { kanban } from './kanban/kanban.ts';
import { kitchen } from './kitchen/kitchen.ts';
import { leader } from './leader/leader.ts';
import { lifts } from './lifts/lifts.ts';
import { likes } from './likes/likes.ts';
import { listings } from './listings/listings.ts';
import { lobby } from './lobby/lobby.ts';
import { lounge } from './lounge/lounge.ts';
import { mailbag } from './mailbag/mailbag.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { mailroom } from './mailroom/mailroom.ts';
import { matchday } from './matchday/matchday.ts';
import { members } from './members/members.ts';
import { museum } from './museum/museum.ts';
import { newsFeed } from './news-feed/news-feed.ts';
import { notebook } from './notebook/notebook.ts';
import { noticeboard } from './noticeboard/noticeboard.ts';
import { orders } from './orders/orders.ts';
import { pantry } from './pantry/pantry.ts';
import { parking } from './parking/parking.ts';
import { payroll } from './payroll/payroll.ts';
import { pharmacy } from './pharmacy/pharmacy.ts';
import { pings } from './pings/pings.ts';
import { planner } from './planner/planner.ts';
import { prices } from './prices/prices.ts';
import { radio } from './radio/radio.ts';
import { reader } from './reader/reader.ts';
import { recovered } from './recovered/recovered.ts';
import { releases } from './releases/releases.ts';
import { remembered } from './remembered/remembered.ts';
import { replayed } from './replayed/replayed.ts';
import { roster } from './roster/roster.ts';
import { scores } from './scores/scores.ts';
import { searchBox } from './search-box/search-box.ts';
import { seedbank } from './seedbank/seedbank.ts';
import { shipments } from './shipments/shipments.ts';
import { shop } from './shop/shop.ts';
import { shouts } from './shouts/shouts.ts';
import type { SmallApp } from './small-app.ts';
import { solar } from './solar/solar.ts';
import { sprint } from './sprint/sprint.ts';
import { standup } from './standup/standup.ts';
import { stock } from './stock/stock.ts';
import { stories } from './stories/stories.ts';
import { studio } from './studio/studio.ts';
import { swimlanes } from './swimlanes/swimlanes.ts';
import { tables } from './tables/tables.ts';
import { taproom } from './taproom/taproom.ts';
import { tariffs } from './tariffs/tariffs.ts';
import { tasks } from './tasks/tasks.ts';
import { threads } from './threads/threads.ts';
import { ticker } from './ticker/ticker.ts';
import { tickets } from './tickets/tickets.ts';
import { timeline } from './timeline/timeline.ts';
import { todos } from './todos/todos.ts';
import { tours } from './tours/tours.ts';
import { transfers } from './transfers/transfers.ts';
import { uploads } from './uploads/uploads.ts';
import { vets } from './vets/vets.ts';
import { wall } from './wall/wall.ts';
import { ward } from './ward/ward.ts';
import { warehouse } from './warehouse/warehouse.ts';
import { workshop } from './workshop/workshop.ts';

/** All of them: after defects which the rules were not written against, and what is healthy and looks like one. */
export const smallApps: readonly SmallApp[] = [
  warehouse,
  cards,
  icu,
  members,
  pings,
  auction,
  cameras,
  checkout,
  chores,
  clinic,
  departures,
  deploys,
  depot,
  devServer,
  greenhouse,
  handbook,
  invalidations,
  invoiceList,
  jobs,
  kanban,
  kitchen,
  likes,
  lobby,
  lounge,
  mailroom,
  mailbox,
  matchday,
  newsFeed,
  orders,
  planner,
  prices,
  radio,
  reader,
  recovered,
  releases,
  remembered,
  scores,
  roster,
  searchBox,
  shouts,
  sprint,
  standup,
  stock,
  stories,
  tables,
  tasks,
  ticker,
  tickets,
  uploads,
  issues,
  shipments,
  ward,
  catalog,
  threads,
  todos,
  timeline,
  cipher,
  payroll,
  huddle,
  folders,
  wall,
  listings,
  notebook,
  exchange,
  replayed,
  leader,
  archive,
  cockpit,
  swimlanes,
  helpdesk,
  boarding,
  gallery,
  jukebox,
  dispatch,
  shop,
  fleet,
  noticeboard,
  workshop,
  museum,
  lifts,
  choir,
  taproom,
  depotjobs,
  seedbank,
  parking,
  studio,
  transfers,
  ferries,
  pharmacy,
  backoffice,
  coaching,
  mailbag,
  pantry,
  solar,
  vets,
  tours,
  tariffs,
  fridge,
  gasdesk,
];
