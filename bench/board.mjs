import { Circuit } from './circuit.mjs';
import { Session } from './session.mjs';

// All that the benches know of the app's board and list. Keep in step with the pages and their scripts.

export const boardPath = '/leads/board';
export const manager = 'manager@demo.test';

/** What the page's own script would return; functions that return nothing need no line here. */
export const answers = {};

/** The function of the board's script that is given the board's .NET object. */
const attach = 'attach';
const approve = { method: 'HandleCardActionAsync', args: lead => ['approve', lead.id, lead.version], succeeded: result => result?.outcome === 'ok' };
const boardQueries = { path: '/dev/metrics', read: text => JSON.parse(text).boardQueries };

/** The leads whose cards a batch draws. */
export function leadsIn(batch) {
  return batch.elements
    .filter(e => e.name === 'article' && e.attributes['data-id'])
    .map(e => {
      const [address, ...rest] = e.attributes['aria-label'].split(', ');
      return { id: Number(e.attributes['data-id']), version: Number(e.attributes['data-version']), isPending: rest.at(-1) === 'Pending review', address };
    });
}

export const drawsCards = batch => leadsIn(batch).length > 0;

const drawsRows = batch => batch.elements.some(e => e.name === 'tr' && e.attributes['data-id']);

/** The pages whose circuits are weighed: where they are, when they are drawn, and the bar for each in KB. */
export const pages = {
  board: { path: boardPath, isDrawn: drawsCards, barKilobytes: 1024 },
  list: { path: '/leads', isDrawn: drawsRows, barKilobytes: 700 },
};

/** Whether a batch shows that the lead is decided: the line at the foot of the board that says who did what to which street. */
export const showsApproved = lead => batch => batch.strings.includes(lead.address);

/** Decides as the board's script does on a drop; fails when the app refuses. */
export async function approveOn(board, lead) {
  const result = await board.invoke(await board.dotNetObject(attach), approve.method, ...approve.args(lead));
  if (!approve.succeeded(result)) throw new Error(`Lead ${lead.id} was not approved: ${JSON.stringify(result)}`);
}

/** How often the app has queried the board so far. */
export async function countBoardQueries(session) {
  return boardQueries.read((await session.get(boardQueries.path)).text);
}

/** Opens the board, or another page, and returns it once a card or row is drawn. */
export async function openBoard(baseUrl, account = manager, page = pages.board, session = new Session(baseUrl)) {
  const board = new Circuit({ baseUrl, answers, session });
  await board.open(account, page.path);
  await board.waitFor(page.isDrawn);
  return board;
}

/**
 * Opens many boards, a few at a time as people arrive; tells how long each took in milliseconds, and why some failed. Those who come after
 * each other are tabs of one browser: an account stays signed in in fifty places at most, and who is let in once more is let out elsewhere.
 */
export async function openBoards(baseUrl, count, { atOnce = 8, afterEach = () => {}, page = pages.board } = {}) {
  const boards = [], took = [], failures = [];
  let next = 0;
  const arrive = async () => {
    const session = new Session(baseUrl);
    while (next++ < count) {
      try {
        const from = performance.now();
        const board = await openBoard(baseUrl, manager, page, session);
        took.push(performance.now() - from);
        boards.push(board);
        afterEach(board);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, arrive));
  return { boards, took, failures };
}
