import { auction } from './auction/auction.ts';
import { cameras } from './cameras/cameras.ts';
import { checkout } from './checkout/checkout.ts';
import { chores } from './chores/chores.ts';
import { clinic } from './clinic/clinic.ts';
import { departures } from './departures/departures.ts';
import { deploys } from './deploys/deploys.ts';
import { depot } from './depot/depot.ts';
import { devServer } from './dev-server/dev-server.ts';
import { greenhouse } from './greenhouse/greenhouse.ts';
import { handbook } from './handbook/handbook.ts';
import { invalidations } from './invalidations/invalidations.ts';
import { invoiceList } from './invoices/invoices.ts';
import { jobs } from './jobs/jobs.ts';
import { kanban } from './kanban/kanban.ts';
import { kitchen } from './kitchen/kitchen.ts';
import { likes } from './likes/likes.ts';
import { lobby } from './lobby/lobby.ts';
import { lounge } from './lounge/lounge.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { mailroom } from './mailroom/mailroom.ts';
import { matchday } from './matchday/matchday.ts';
import { newsFeed } from './news-feed/news-feed.ts';
import { orders } from './orders/orders.ts';
import { planner } from './planner/planner.ts';
import { prices } from './prices/prices.ts';
import { radio } from './radio/radio.ts';
import { reader } from './reader/reader.ts';
import { recovered } from './recovered/recovered.ts';
import { releases } from './releases/releases.ts';
import { remembered } from './remembered/remembered.ts';
import { roster } from './roster/roster.ts';
import { scores } from './scores/scores.ts';
import { searchBox } from './search-box/search-box.ts';
import { shouts } from './shouts/shouts.ts';
import type { SmallApp } from './small-app.ts';
import { sprint } from './sprint/sprint.ts';
import { standup } from './standup/standup.ts';
import { stock } from './stock/stock.ts';
import { stories } from './stories/stories.ts';
import { tables } from './tables/tables.ts';
import { tasks } from './tasks/tasks.ts';
import { ticker } from './ticker/ticker.ts';
import { tickets } from './tickets/tickets.ts';
import { uploads } from './uploads/uploads.ts';

/** All of them: after defects which the rules were not written against, and what is healthy and looks like one. */
export const smallApps: readonly SmallApp[] = [
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
];
