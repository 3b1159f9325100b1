import Graph from 'graphology';
import dijkstra from 'graphology-shortest-path/dijkstra.js';
import { placesOf } from '../../src/network/rtt-matrix.ts';
import { rttModel, type RttModel } from '../../src/network/rtt-model.ts';
import { rttPairs } from '../../src/network/rtt-pairs.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';

const PAIRS = 500;

/** The same links as a graph of a well-known package. */
function packageGraph(model: RttModel): Graph {
  const { graph } = model.network('cloud');
  const made = new Graph({ type: 'undirected' });
  for (const { id } of model.backbone.hubs) made.addNode(id);
  graph.links.forEach(({ from, to }, link) => {
    const arc = graph.arcLink.indexOf(link);
    made.addEdge(from, to, { ms: graph.arcLength[arc] });
  });
  return made;
}

/** Routes worked out anew, as after an event; then single pairs beside a Dijkstra a pair with graphology. */
export const routesGroup: BenchGroup = {
  title: `routes over the backbone, ${PAIRS} pairs of hubs`,
  target: 'all routes anew in under 100 ms; pairs far ahead of a Dijkstra each',
  cases: () => {
    const world = loadWorld();
    const model = rttModel(world);
    const hubs = model.backbone.hubs.flatMap(({ country, ...hub }) =>
      country === undefined ? [] : [{ ...hub, country }],
    );
    const ends = Array.from({ length: PAIRS }, (_, i) => [
      hubs[(i * 37) % hubs.length],
      hubs[(i * 101 + 7) % hubs.length],
    ]);
    const from = placesOf(ends.map(([a]) => a));
    const to = placesOf(ends.map(([, b]) => b));
    const other = packageGraph(model);
    return Promise.resolve([
      {
        name: 'rttPairs over routes worked out once',
        run: () => rttPairs(model, { from, to, profile: 'cloud' }),
      },
      {
        name: 'graphology dijkstra.bidirectional, a pair each',
        isBaseline: true,
        run: () => ends.map(([a, b]) => dijkstra.bidirectional(other, a.id, b.id, 'ms')),
      },
      {
        name: 'rttModel: all pairs of hubs anew after a cut',
        run: () => rttModel(world, { cuts: ['Red Sea'] }).network('cloud'),
      },
    ]);
  },
};
