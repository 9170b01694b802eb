import { afterAll } from 'vitest';
import { removeTemporary } from '../temporary';

/** After everything of a test file, its own `afterAll` included: nothing that it wrote stays behind. */
afterAll(removeTemporary);
