import { App } from './app.mjs';
import { say } from './figures.mjs';

/** The app over a fresh database that holds one tenant of so many leads; not started yet. */
export async function appWithLeads(folder, leads, how) {
  const app = new App(folder, how);
  await app.verb('migrate');
  say(await app.verb('seed', 'load', '--leads', String(leads)));
  return app;
}
