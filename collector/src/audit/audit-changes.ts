import type { RequestHandler } from 'express';
import type { Access } from '../access/create-access.ts';
import type { AuditLog } from './open-audit-log.ts';

/** Builds the handler that writes down who changes something, where it is known who it is. */
export function auditChanges(access: Pick<Access, 'holder'>, audit: AuditLog): RequestHandler {
  return (request, _response, next) => {
    const { method } = request;
    const holder = method === 'GET' || method === 'HEAD' ? undefined : access.holder(request);
    if (holder !== undefined) audit({ by: holder.name, act: `${method} ${request.originalUrl.slice(0, 200)}` });
    next();
  };
}
