import { z } from 'zod';

// The content security policy forbids generated code; without this zod would try it once and the
// browser would report a violation. Has to run before any schema is made.
z.config({ jitless: true });
