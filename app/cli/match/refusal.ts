/** What the command was given is wrong: one line a fault on standard error, exit status 2. */
export class Refusal extends Error {}

/** A result that does not hold against its board: a fault of the engine, exit status 1. */
export class Unproven extends Error {}
