import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { digestOf, noting, type ReadLog } from '#queries/tracking.ts';
import { site } from '#site';
import type { RendererFile } from './renderer-file.ts';

/** One file of the site that the renderer makes: a page, or what an endpoint gives. */
export interface SitePath {
  /** As Astro gives it: `/servers/github/`. */
  readonly pathname: string;
  /** Pattern of its route. */
  readonly route: string;
  /** Place in the site: `servers/github/index.html`. */
  readonly file: string;
  /** Digest of the properties that the route hands to the page. */
  readonly props: string;
}

export interface Renderer {
  /** Tells the code and the assets from any others; the same on every machine. */
  readonly mark: string;
  /** All files, in the order of their routes. Throws where two have the same address. */
  paths(): Promise<readonly SitePath[]>;
  /** For each route a digest of all code that its pages are made by; any change of the assets changes all. */
  readonly code: ReadonlyMap<string, string>;
  /** Renders one; what it reads from the catalogue goes to `log`. One at a time. */
  render(path: Pick<SitePath, 'pathname' | 'route'>, log: ReadLog | null): Promise<Buffer>;
}

interface Route {
  readonly route: string;
  readonly component: string;
  readonly type: string;
}

/** What `getStaticPaths` of a route gives for one of its files. */
interface Given {
  readonly params?: Readonly<Record<string, string | undefined>>;
  readonly props?: Readonly<Record<string, unknown>>;
}

/** Endpoints of this site make files of nothing but these: they need no request. */
interface Endpoint {
  GET(context: Required<Given>): Response | Promise<Response>;
}

interface App {
  readonly manifest: { readonly routes: readonly { readonly routeData: Route }[] };
  readonly routeCache: {
    get(route: Route): { staticPaths?: readonly Given[] } | undefined;
  };
  getComponentByRoute(route: Route): Promise<unknown>;
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  render(request: Request, options: { routeData: Route }): Promise<Response>;
}

/** What the code of a built page asks of the build that made it. */
function prepare(app: App, { routes }: RendererFile): void {
  const pagesByKeys = new Map(
    routes.map(({ route, component, styles }) => [
      `${route}&${component}`,
      { route: { route }, component, styles: [...styles] },
    ]),
  );
  app.setInternals({ pagesByKeys, entrySpecifierToBundleMap: new Map() });
  const destination = { write: ({ message }: { message: string }) => console.error(message) };
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
}

function fileOf(pathname: string, { type }: Route): string {
  const path = decodeURI(pathname).replace(/^\//, '').replace(/\/$/, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** Imports a built renderer. `CATALOGUE_DB` names the catalogue that it reads. */
export async function openRenderer(folder: string): Promise<Renderer> {
  const built = JSON.parse(readFileSync(join(folder, 'renderer.json'), 'utf8')) as RendererFile;
  const entry = pathToFileURL(resolve(folder, 'server', built.entry)).href;
  const { app } = (await import(entry)) as { app: App };
  prepare(app, built);
  const routes = app.manifest.routes.map(({ routeData }) => routeData);
  const routeOf = new Map(routes.map((route) => [route.route, route]));
  const assets = readdirSync(join(folder, 'client/assets')).sort();
  const lock = hash('sha256', readFileSync('package-lock.json'));
  const givenFor = new Map<string, Given>();
  let listed: Promise<readonly SitePath[]> | undefined;

  async function list(): Promise<SitePath[]> {
    const found = await noting(null, () => new StaticPaths(app as never).getAll());
    const places = new Map<Route, number>();
    const files = new Map<string, string>();
    return found.map(({ pathname, route: matched }) => {
      const route = matched as unknown as Route;
      const place = places.get(route) ?? 0;
      places.set(route, place + 1);
      const given = app.routeCache.get(route)?.staticPaths?.[place] ?? {};
      const file = fileOf(pathname, route);
      if (route.type === 'endpoint') givenFor.set(pathname, given);
      const other = files.get(file);
      if (other !== undefined)
        throw new Error(`Two routes give the file ${file}: ${other} and ${route.route}.`);
      files.set(file, route.route);
      return { pathname, route: route.route, file, props: digestOf(given.props ?? null) };
    });
  }

  /** Endpoints are called as they are: Astro's request, response and context cost more than most of them. */
  async function respond(pathname: string, routeData: Route): Promise<Response> {
    if (routeData.type === 'endpoint') {
      const endpoint = (await app.getComponentByRoute(routeData)) as Endpoint;
      const { params = {}, props = {} } = givenFor.get(pathname) ?? {};
      return endpoint.GET({ params, props });
    }
    const request = new Request(new URL(pathname.replace(/\/?$/, '/'), site.origin));
    return app.render(request, { routeData });
  }

  const paths = () => {
    listed ??= list();
    return listed;
  };

  return {
    mark: digestOf([basename(folder), assets]),
    paths,
    code: new Map(
      built.routes.map(({ route, chunk, styles }) => [
        route,
        digestOf([chunk, styles, assets, lock, process.versions.node]),
      ]),
    ),
    async render({ pathname, route }, log) {
      const routeData = routeOf.get(route);
      if (!routeData) throw new Error(`The renderer has no route ${route}.`);
      // Properties of pages come from their route's list: made once, and no page's own reading.
      await paths();
      return noting(log, async () => {
        const response = await respond(pathname, routeData);
        if (!response.ok && route !== '/404')
          throw new Error(`${pathname} gave the status ${response.status}.`);
        return Buffer.from(await response.arrayBuffer());
      });
    },
  };
}
