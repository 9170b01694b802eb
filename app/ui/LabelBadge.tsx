/** A TLP 2.0 label in FIRST's colours: the text carries the meaning. */
const COLOURS: Record<string, string> = {
  CLEAR: 'text-white',
  GREEN: 'text-[#33ff00]',
  AMBER: 'text-[#ffc000]',
  'AMBER+STRICT': 'text-[#ffc000]',
};

export function LabelBadge({ label }: { label: string }) {
  return (
    <span
      className={`inline-block bg-black px-1.5 font-mono text-small font-semibold whitespace-nowrap ${COLOURS[label] ?? 'text-white'}`}
    >
      {`TLP:${label}`}
    </span>
  );
}
