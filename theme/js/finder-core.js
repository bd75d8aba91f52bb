// finder-core.js: combines answers to groups. No page, ES2017, loaded as it is. The twin is `combine` in Rust.
(function (vademecum) {
  'use strict';

  // Verdicts, the most favourable first.
  var USABLE = 0, CONDITIONAL = 1, SILENT = 2;
  var TIER_OTHER = 3;

  /** A list of cells; a single one is written as a number. */
  function list(cells) {
    return typeof cells === 'number' ? [cells] : cells;
  }

  /** The verdict of a cell; where the sources are silent, those that come first may still be asked. */
  function softened(table, cell, soft) {
    var verdict = table.cells[cell][0];
    return verdict === SILENT && soft ? CONDITIONAL : verdict;
  }

  function strictest(table, cells, soft) {
    return cells.reduce(function (worst, cell) {
      return Math.max(worst, softened(table, cell, soft));
    }, -1);
  }

  /** Answers that settle something, in the order of the table. */
  function chosen(table, answers) {
    return table.facets.map(function (facet, index) {
      var given = answers[index] || [];
      return facet.answers.map(function (answer, at) { return at; }).filter(function (at) {
        return given.indexOf(at) >= 0 && !facet.answers[at].open;
      });
    });
  }

  /** Tier and place of the records that the answers bring forward, by record. */
  function places(table, picked) {
    var found = {};
    var add = function (record, tier, order) {
      if (!found[record]) found[record] = [tier, order];
    };
    ['first', 'broadly'].forEach(function (key, tier) {
      picked.forEach(function (answers, index) {
        answers.forEach(function (answer) {
          table.facets[index].answers[answer][key].forEach(function (record) { add(record, tier, 0); });
        });
      });
    });
    var leaders = Object.keys(found).map(Number).sort(function (a, b) {
      return found[a][0] - found[b][0] || a - b;
    });
    var order = 0;
    leaders.forEach(function (leader) {
      table.companions[leader].forEach(function (record) { add(record, 2, order++); });
    });
    return found;
  }

  /** The cells that speak of a record: of each answered question those of its most favourable answer. */
  function spoken(table, picked, record, soft) {
    return table.facets.reduce(function (cells, facet, index) {
      var best = picked[index].length === 0 ? list(facet.skipped[record]) : null;
      var least = Infinity;
      picked[index].forEach(function (answer) {
        var its = list(facet.answers[answer].cells[record]);
        var verdict = strictest(table, its, soft);
        if (verdict < least) {
          least = verdict;
          best = its;
        }
      });
      return cells.concat(best);
    }, list(table.always[record]));
  }

  /** The cells that decided; each reason once. */
  function deciding(table, cells, verdict, soft) {
    var said = {};
    return cells.filter(function (cell) {
      var reason = table.cells[cell][3];
      if (softened(table, cell, soft) !== verdict || !reason || said['=' + reason]) return false;
      said['=' + reason] = true;
      return true;
    });
  }

  function compare(a, b) {
    for (var index = 0; index < a.key.length; index += 1) {
      if (a.key[index] !== b.key[index]) return a.key[index] - b.key[index];
    }
    return 0;
  }

  /**
   * Groups every record by the answers.
   * @param {object} table what `find-data.js` holds
   * @param {number[][]} answers for each facet indices of answers
   * @returns {{groups: {record: number, cells: number[]}[][], first: number[]}}
   */
  function combine(table, answers) {
    var picked = chosen(table, answers);
    var placed = places(table, picked);
    var keyed = [[], [], [], [], []];
    table.records.forEach(function (id, record) {
      var place = placed[record];
      var soft = Boolean(place);
      var cells = spoken(table, picked, record, soft);
      var verdict = Math.max(USABLE, strictest(table, cells, soft));
      var rank = cells.reduce(function (sum, cell) { return sum + table.cells[cell][1]; }, 0);
      var key = [place ? place[0] : TIER_OTHER, rank, place ? place[1] : 0, record];
      keyed[verdict].push({ key: key, hit: { record: record, cells: deciding(table, cells, verdict, soft) } });
    });
    var first = [];
    keyed.forEach(function (hits, group) {
      hits.sort(compare);
      hits.forEach(function (it) {
        if (group <= SILENT && it.key[0] < 2) first.push({ key: [it.key[0], group].concat(it.key), record: it.hit.record });
      });
    });
    first.sort(compare);
    // A broader office answers first only where no nearer one can.
    first = first.filter(function (it) { return it.key[0] === first[0].key[0]; }).map(function (it) { return it.record; });
    var hit = function (it) { return it.hit; };
    return { groups: keyed.map(function (hits) { return hits.map(hit); }), first: first };
  }

  /** The reason of a cell where it stands under a verdict. */
  function reason(table, cell, verdict) {
    var words = table.cells[cell][3];
    return table.cells[cell][0] === verdict || !table.ask ? words : words + ' ' + table.ask;
  }

  vademecum.finder = { combine: combine, reason: reason };
  if (typeof module !== 'undefined') module.exports = vademecum.finder;
})(typeof window === 'undefined' ? {} : (window.vademecum = window.vademecum || {}));
