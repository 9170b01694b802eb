/**
 * `npm run mutation:check [-- --strict]`: the mutation score of the files that are as they were measured. A survivor
 * among them that survivors.json does not justify is a failure, and so is a score below 95 %. Files that were not
 * measured, or have changed since, are named; with --strict they are a failure too, as is a needless justification.
 */
import {
  type Justified,
  type Survivor,
  changedSince,
  engineFiles,
  readJustified,
  readReport,
} from './report';

const LEAST = 95;

const report = readReport();
const isStrict = process.argv.includes('--strict');
const keyOf = (file: string, { line, from, to }: Survivor) =>
  JSON.stringify([file, line, from, to]);
const keyOfJustified = (justified: Justified) => keyOf(justified.file, justified);

const unknown = changedSince(report);
const changed = unknown.filter((file) => report[file]);
const notMeasured = unknown.filter((file) => !report[file]);
const measured = engineFiles().flatMap((file) => {
  const entry = unknown.includes(file) ? undefined : report[file];
  return entry ? [{ file, ...entry }] : [];
});
const killed = measured.reduce((sum, entry) => sum + entry.killed, 0);
const survivors = measured.flatMap(({ file, survived }) =>
  survived.map((survivor) => ({ file, ...survivor })),
);
const justified = new Set(readJustified().map(keyOfJustified));
const alive = new Set(survivors.map((survivor) => keyOf(survivor.file, survivor)));

const unjustified = survivors.filter((survivor) => !justified.has(keyOf(survivor.file, survivor)));
const needless = readJustified().filter(
  (entry) => !unknown.includes(entry.file) && !alive.has(keyOfJustified(entry)),
);

for (const { file, line, from, to } of unjustified) {
  console.log(`${file}: no test notices when  ${from}  becomes  ${to}  in  ${line}`);
}
for (const { file, line } of needless) {
  console.log(`${file}: survivors.json justifies for nothing ${line}`);
}
for (const [what, files] of Object.entries({
  'not measured yet': notMeasured,
  'changed since measured': changed,
})) {
  if (files.length > 0) console.log(`${what}: ${files.join(', ')}`);
}

// A justified survivor is a change after which the same comes out: no test could notice it.
const percent = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.floor((10_000 * part) / whole) / 100;
const score = percent(killed, killed + unjustified.length);
const parts = [
  `${killed} changes noticed`,
  `${unjustified.length} not`,
  `${survivors.length - unjustified.length} that make no difference`,
  `${measured.length} of ${engineFiles().length} files measured`,
];
console.log(
  `mutation score: ${score} %; ${percent(killed, killed + survivors.length)} % with the changes that make no difference (${parts.join(', ')})`,
);
const isWrong = unjustified.length > 0 || score < LEAST;
const isUnfinished = unknown.length + needless.length > 0;
if (isWrong || (isStrict && isUnfinished)) process.exitCode = 1;
