/**
 * What a form carries unseen: `once`, by which the same form sent twice acts once, and `version`, by which it
 * notices that somebody else changed the row meanwhile.
 */
export function FormMarks({
  once,
  version,
}: {
  once: string;
  version?: number | string | undefined;
}) {
  return (
    <>
      <input type="hidden" name="once" value={once} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
    </>
  );
}
