/**
 * `npm run mutation:check`: the mutation score, in one line. A survivor that survivors.json does not justify, one
 * that it justifies for nothing, or a source that has changed since it was measured, is a failure.
 */
import {
  type Justified,
  type Survivor,
  changedSince,
  engineFiles,
  readJustified,
  readReport,
} from './report';

const report = readReport();
const keyOf = (file: string, { line, from, to }: Survivor) =>
  JSON.stringify([file, line, from, to]);
const keyOfJustified = (justified: Justified) => keyOf(justified.file, justified);

const measured = engineFiles().flatMap((file) => {
  const entry = report[file];
  return entry ? [{ file, ...entry }] : [];
});
const killed = measured.reduce((sum, entry) => sum + entry.killed, 0);
const survivors = measured.flatMap(({ file, survived }) =>
  survived.map((survivor) => ({ file, ...survivor })),
);
const justified = new Set(readJustified().map(keyOfJustified));
const alive = new Set(survivors.map((survivor) => keyOf(survivor.file, survivor)));

const unjustified = survivors.filter((survivor) => !justified.has(keyOf(survivor.file, survivor)));
const needless = readJustified().filter((entry) => !alive.has(keyOfJustified(entry)));
const changed = changedSince(report);

for (const { file, line, from, to } of unjustified) {
  console.log(`${file}: no test notices when  ${from}  becomes  ${to}  in  ${line}`);
}
for (const { file, line } of needless)
  console.log(`${file}: survivors.json justifies for nothing ${line}`);
for (const file of changed) console.log(`${file}: changed since it was measured: npm run mutation`);

const all = killed + survivors.length;
const score = all === 0 ? 0 : Math.floor((10_000 * killed) / all) / 100;
const parts = [
  `${killed} killed`,
  `${survivors.length - unjustified.length} survived and justified`,
  ...(unjustified.length > 0 ? [`${unjustified.length} survived`] : []),
  ...(changed.length > 0 ? [`${changed.length} files changed since`] : []),
];
console.log(`mutation score: ${score} % (${parts.join(', ')})`);
if (unjustified.length + needless.length + changed.length > 0 || score < 95) process.exitCode = 1;
