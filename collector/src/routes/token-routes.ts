import { type MadeToken, TokenDraftSchema } from '@driftscope/records';
import { type Request, type RequestHandler, Router } from 'express';
import type { Access } from '../access/create-access.ts';
import type { TokenBook } from '../access/create-token-book.ts';
import { type TokenFolder, withoutHash } from '../access/token-folder.ts';
import type { AuditLog } from '../audit/open-audit-log.ts';
import { readJson } from '../http/read-json.ts';
import { refusal, refuse } from '../http/refusal.ts';
import { only } from './only.ts';

export interface TokenRouteOptions {
  readonly access: Pick<Access, 'ask' | 'askAlways' | 'holder'>;
  readonly book: Pick<TokenBook, 'forget'>;
  readonly folder: TokenFolder;
  readonly audit: AuditLog;
}

/** `GET` and `POST /api/v1/tokens`, `DELETE /api/v1/tokens/:id`. The first is made by the command. */
export function tokenRoutes({ access, book, folder, audit }: TokenRouteOptions): Router {
  const byWhom = (request: Request<object>) => access.holder(request)?.name ?? 'nobody';
  const make: RequestHandler = async (request, response) => {
    const draft = await readJson(request, sentDraft);
    if (!draft.ok) return refuse(response, draft.error);
    const { name, scope } = draft.value;
    const made = folder.create({ name, scope });
    book.forget();
    audit({ by: byWhom(request), act: 'token.create', token: made.token.id });
    response.status(201).json(made satisfies MadeToken);
  };
  const revoke: RequestHandler<{ id: string }> = (request, response) => {
    const revoked = folder.revoke(request.params.id);
    if (revoked === undefined) return refuse(response, unknownToken);
    book.forget();
    audit({ by: byWhom(request), act: 'token.revoke', token: revoked.id });
    response.json(revoked);
  };
  const router = Router();
  router
    .route('/tokens')
    .get(access.ask('admin'), (_request, response) => void response.json({ tokens: folder.list().map(withoutHash) }))
    .post(access.askAlways('admin'), make)
    .all(only('GET', 'POST'));
  router.route('/tokens/:id').delete(access.askAlways('admin'), revoke).all(only('DELETE'));
  return router;
}

const sentDraft = {
  schema: TokenDraftSchema,
  kind: 'invalid-token',
  name: 'The token',
  hint: 'Send { name, scope: "ingest" | "read" | "admin" }.',
};

const unknownToken = refusal(404, 'unknown-token', 'There is no such token.', 'GET /api/v1/tokens lists them.');
