/** The inks of TLP 2.0, on black as FIRST asks: the text carries the meaning. */
const INKS: Record<string, string> = {
  CLEAR: 'text-tlp-clear',
  GREEN: 'text-tlp-green',
  AMBER: 'text-tlp-amber',
  'AMBER+STRICT': 'text-tlp-amber',
};

/** The protocol's own mark, not to be translated. */
const PROTOCOL = 'TLP';

/** A label of the Traffic Light Protocol; the same characters in every language, as the protocol asks. */
export function LabelBadge({ label }: { label: string }) {
  const ink = INKS[label] ?? 'text-tlp-clear';
  return (
    <span
      dir="ltr"
      lang="en"
      translate="no"
      className={`solid inline-block bg-tlp-ground px-2 py-0.5 font-mono text-small font-semibold whitespace-nowrap ${ink}`}
    >
      {`${PROTOCOL}:${label}`}
    </span>
  );
}
