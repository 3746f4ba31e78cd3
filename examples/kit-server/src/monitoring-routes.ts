import { Router } from 'express';

/** Tells pages where to report their errors. `dsn` is `null` where they are to keep them. */
export const monitoringRoutes = (dsn: string | undefined): Router =>
  Router().get('/monitoring', (_request, response) => {
    response.json({ dsn: dsn ?? null });
  });
