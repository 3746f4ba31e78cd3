import { serve } from './serve.ts';

// What JSON alone costs: nothing is checked, and nothing is kept.
serve(async (body) => {
  JSON.parse(body.toString());
});
