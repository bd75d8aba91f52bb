// A style sheet as a browser of mid-2017 reads it: what it does not know is left out, as the rules for parsing CSS say.
//
// What was known when is not written here by memory: it is read from browser-compat-data. Where that has no word on a
// value, the value is taken as known.

import { createRequire } from 'node:module';

import { generate, parse, walk } from 'css-tree';

const { css } = createRequire(import.meta.url)('@mdn/browser-compat-data');

const CHROME = 60;

/** Chrome 60 has the gaps of grids under older names only, and none in a flex box; to the data the two are one. */
const GAPS = /^(row-|column-)?gap$/;
const OLD_GAPS = /^grid-(row-|column-)?gap$/;

/** Whether Chrome 60 knew a feature under this very name. */
function isKnown(feature) {
  const support = feature?.__compat?.support.chrome;
  if (!support) return true;
  return [support].flat().some((it) => !it.alternative_name && !it.prefix && !it.flags && Number.parseInt(it.version_added, 10) <= CHROME);
}

/** The style sheet `text` without what Chrome 60 does not know; `left` collects what was taken out. */
export function asChrome60(text, left = new Set()) {
  const tree = parse(text);
  const drop = (list, item, what) => {
    left.add(what);
    list.remove(item);
  };
  walk(tree, {
    enter(node, item, list) {
      if (node.type === 'Atrule' && !isKnownRule(node)) drop(list, item, `@${node.name} ${node.prelude ? generate(node.prelude) : ''}`);
      // One selector that is not known takes its whole rule away; so does a rule within a rule.
      if (node.type === 'Rule') {
        const strange = strangeSelector(node.prelude);
        if (strange) drop(list, item, strange);
        else node.block.children.forEach((child, at, children) => child.type === 'Rule' && drop(children, at, 'nesting'));
      }
      if (node.type === 'Declaration') {
        const strange = strangeDeclaration(node);
        if (strange) drop(list, item, strange);
      }
    },
  });
  return generate(tree);
}

function isKnownRule({ name, prelude }) {
  // The boxes in the margins of a page have no entry of their own; they came long after.
  if (!css['at-rules'][name] || !isKnown(css['at-rules'][name])) return false;
  if (name !== 'media' || !prelude) return true;
  let known = true;
  walk(prelude, (node) => {
    if (node.type === 'Feature') known = known && isKnown(css['at-rules'].media[node.name.replace(/^(min|max)-/, '')]);
    if (node.type === 'FeatureRange') known = false;
  });
  return known;
}

function strangeSelector(prelude) {
  let strange = '';
  walk(prelude, (node) => {
    if (!/^Pseudo(Class|Element)Selector$/.test(node.type) || node.name.startsWith('-webkit-')) return;
    const feature = css.selectors[node.name];
    const lists = node.name === 'not' && node.children?.first?.children?.size > 1;
    if (!feature || !isKnown(feature) || lists) strange = `:${node.name}`;
  });
  return strange;
}

function strangeDeclaration({ property, value }) {
  if (property.startsWith('--') || property.startsWith('-webkit-')) return '';
  const feature = css.properties[property.replace(OLD_GAPS, 'grid-template')];
  if (!feature || !isKnown(feature) || GAPS.test(property)) return property;
  let strange = '';
  walk(value, (node) => {
    if (node.type === 'Identifier' && !isKnown(feature[node.name])) strange = `${property}: ${node.name}`;
    if (node.type === 'Function' && !isKnown(css.types[node.name] ?? css.types.color[node.name])) strange = `${node.name}()`;
    if (node.type === 'Dimension' && !isKnown(css.types.length[node.unit] ?? unit(node.unit))) strange = node.unit;
  });
  return strange;
}

/** Units of the window's own height and width, which the data has in groups. */
function unit(name) {
  const group = { d: 'dynamic', l: 'large', s: 'small' }[/^([dls])v/.exec(name)?.[1]];
  return group && css.types.length[`viewport_percentage_units_${group}`];
}
