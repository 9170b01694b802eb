import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { type Db, type Tx, openDatabase, writeTransaction } from '#db/client.server';
import { LOCALES, type Locale } from '#db/schema/enums';
import { organisations } from '#db/schema/organisations';
import { insertInvitation, revokeOpenInvitations } from '~/features/accounts/mutations.server';
import { hasAdministrator, isEmailTaken } from '~/features/accounts/queries.server';
import { INVITATION_DAYS } from '~/features/accounts/rules';
import { InvitationInput } from '~/features/accounts/schema';
import { recordAudit } from '~/features/audit/record.server';
import { insertOrganisation } from '~/features/organisations/mutations.server';
import { findOrganisationByName } from '~/features/organisations/queries.server';
import { OrganisationInput } from '~/features/organisations/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { pathsIn } from '~/i18n/paths';
import { type Env, parseEnv } from '~/server/env.server';
import { createLog } from '~/server/log.server';
import { prepareDatabase } from '~/server/start-up.server';

const USAGE =
  'usage: npm run admin:create -- --email ADDRESS --name NAME --organisation NAME' +
  ' [--kind KIND] [--lang en|zh] [--another]';

/** A refusal in words: standard error, exit status 2, and nothing written. */
class Refusal extends Error {}

interface Asked {
  person: InvitationInput;
  organisation: Pick<OrganisationInput, 'name' | 'kind'>;
  locale: Locale;
  another: boolean;
}

function options(): Asked {
  const { values } = parsed();
  const person = InvitationInput.safeParse({ ...values, roles: ['administrator'] });
  const organisation = OrganisationInput.safeParse({
    name: values.organisation,
    kind: values.kind ?? 'technical-community',
  });
  const locale = LOCALES.find((known) => known === (values.lang ?? 'en'));
  const faults = [
    ...faultsOf(person, (field) => `--${field}`),
    ...faultsOf(organisation, (field) => (field === 'name' ? '--organisation' : `--${field}`)),
    ...(locale ? [] : [`--lang: found "${values.lang}", allowed are ${LOCALES.join(', ')}`]),
  ];
  if (!person.success || !organisation.success || !locale) {
    throw new Refusal([...faults, USAGE].join('\n'));
  }
  return {
    person: person.data,
    organisation: organisation.data,
    locale,
    another: values.another ?? false,
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        organisation: { type: 'string' },
        kind: { type: 'string' },
        lang: { type: 'string' },
        another: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${USAGE}`);
  }
}

interface Checked {
  error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined;
}

function faultsOf({ error }: Checked, optionOf: (field: string) => string): string[] {
  const t = translatorFor('en');
  return (error?.issues ?? []).map(
    ({ path, message }) => `${optionOf(path.join('.'))}: ${t.fault(message)}`,
  );
}

/** The invitation, and the organisation where it is not there or not verified yet, in one transaction. */
function inviteAdministrator(db: Db, env: Env, { person, organisation, another }: Asked): string {
  const now = new Date();
  return writeTransaction(db, (tx) => {
    if (hasAdministrator(tx) && !another) {
      throw new Refusal('There is an administrator already. Add --another to invite one more.');
    }
    if (isEmailTaken(tx, person.email)) {
      throw new Refusal(`--email: ${person.email} has an account already.`);
    }
    const { id } = verifiedOrganisation(tx, organisation, now);
    // Running the command again replaces a link that was lost.
    revokeOpenInvitations(tx, person.email, now);
    const secret = env.TOKEN_SECRET;
    return insertInvitation(tx, { ...person, organisation: { id }, actor: null, now, secret });
  });
}

/** Roles count in verified organisations only, and before the first administrator nobody else could verify one. */
function verifiedOrganisation(tx: Tx, { name, kind }: Asked['organisation'], now: Date) {
  const verifiedAt = now.toISOString();
  const known = findOrganisationByName(tx, name);
  if (!known) return insertOrganisation(tx, { name, kind, verifiedAt }, null, now);
  if (known.verifiedAt) return known;
  tx.update(organisations).set({ verifiedAt }).where(eq(organisations.id, known.id)).run();
  const subject = { type: 'organisation', id: known.id, state: known.state } as const;
  const after = { reason: 'organisation of an administrator, named on the command line' };
  recordAudit(tx, { actor: null, now, action: 'organisation.verify', subject, after });
  return known;
}

async function run(): Promise<void> {
  const asked = options();
  const env = parseEnv(process.env);
  const db = openDatabase(env.DATABASE_PATH);
  try {
    await prepareDatabase(db, env, new Date(), createLog('silent'));
    const token = inviteAdministrator(db, env, asked);
    const origin = env.ORIGIN ?? `http://localhost:${env.PORT}`;
    const link = new URL(pathsIn(asked.locale).invitation(token), origin).href;
    process.stdout.write(
      `${asked.person.email} can open the account of an administrator of ` +
        `"${asked.organisation.name}" here, once, within ${INVITATION_DAYS} days:\n\n${link}\n\n` +
        'Whoever has this link can use it. It is not shown again.\n',
    );
  } finally {
    db.$client.close();
  }
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
