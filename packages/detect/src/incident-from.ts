import { fingerprint } from './engine/fingerprint.ts';
import type { Incident } from './incident.ts';
import { incidentId } from './incident-id.ts';
import { acrossBuilds } from './naming/across-builds.ts';
import type { Finding, RuleInfo } from './rule.ts';

/** The incident that a rule's finding makes. */
export function incidentFrom(rule: RuleInfo, finding: Finding): Incident {
  const { session, identity } = finding;
  const { release } = session.header;
  return {
    id: incidentId(rule.kind, session.id, finding.key),
    kind: rule.kind,
    severity: rule.severity,
    confidence: finding.confidence,
    title: finding.title,
    at: finding.at,
    untilAt: finding.untilAt,
    app: session.app,
    ...(release !== undefined && { release }),
    session: session.id,
    ...(identity.who !== undefined && { identity: identity.who }),
    ...(identity.label !== undefined && { identityLabel: identity.label }),
    group: `g-${fingerprint(rule.kind, session.app, ...finding.place.map(acrossBuilds))}`,
    facts: { ...finding.facts },
    evidence: [...finding.evidence],
    witness: [...finding.witness],
    advice: rule.advice,
  };
}
