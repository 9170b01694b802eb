import type { Written as WrittenText } from '~/i18n/written';
import { Written } from '~/ui/Written';

/** What somebody typed, its lines kept, in the language that it was typed in. */
export function Words(props: WrittenText) {
  return (
    <span className="whitespace-pre-line">
      <Written {...props} />
    </span>
  );
}
