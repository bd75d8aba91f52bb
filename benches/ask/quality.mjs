// How good rankings are: nDCG@10, MRR, recall@10, and how often a known item is found.

const DEPTH = 10;

/**
 * @param {{kind: string, id: string, rel: object}[]} queries
 * @param {Map<string, string[]>} rankings ids of documents by id of query, best first
 * @returns {object} means over all questions, and by kind of known item the share that is found among the first ten
 */
export function quality(queries, rankings) {
  const questions = queries.filter((query) => query.kind === 'question');
  const mean = (list, of) => (list.length ? list.reduce((sum, query) => sum + of(query, rankings.get(query.id) || []), 0) / list.length : NaN);
  const found = (kind) => mean(queries.filter((query) => query.kind === kind), (query, ranked) => Number(reciprocal(query, ranked) > 0));
  return {
    ndcg: mean(questions, ndcg),
    short: mean(queries.filter((query) => query.kind === 'short'), ndcg),
    mrr: mean(questions, reciprocalOfAll),
    recall: mean(questions, recall),
    clean1: found('clean1'), typo1: found('typo1'), clean2: found('clean2'), typo2: found('typo2'),
    prefix2: found('prefix2'), nodia1: found('nodia1'),
  };
}

function ndcg({ rel }, ranked) {
  const discounted = (grades) => grades.slice(0, DEPTH).reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
  const best = discounted(Object.values(rel).sort((a, b) => b - a));
  return best ? discounted(ranked.map((id) => rel[id] || 0)) / best : 0;
}

function reciprocalOfAll({ rel }, ranked) {
  const first = ranked.findIndex((id) => rel[id] > 0);
  return first < 0 ? 0 : 1 / (first + 1);
}

function reciprocal(query, ranked) {
  return reciprocalOfAll(query, ranked.slice(0, DEPTH));
}

function recall({ rel }, ranked) {
  const relevant = Object.keys(rel).filter((id) => rel[id] > 0);
  return relevant.length ? ranked.slice(0, DEPTH).filter((id) => rel[id] > 0).length / relevant.length : 0;
}

/** The value below which `share` of the sorted `values` lie. */
export function percentile(values, share) {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
