// What Ace found, a line each: node tests/epub/report.mjs REPORT.json

import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function tell(assertion, page) {
  for (const inner of assertion.assertions ?? []) {
    const found = inner['earl:result'];
    if (found?.['earl:outcome'] === 'fail' && inner['earl:test']?.['dct:title'] && found['dct:description']) {
      console.log(`${page}: ${inner['earl:test']['dct:title']}: ${found['dct:description']} ${found.html ?? ''}`);
    }
    tell(inner, inner['earl:testSubject']?.url ?? page);
  }
}

tell(report, '');
