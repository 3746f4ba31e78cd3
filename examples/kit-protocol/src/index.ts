export { type Fault, FaultSchema } from './fault.ts';
export { parse } from './parse.ts';
export { type Problem, ProblemAnswerSchema, type Result } from './problem.ts';
export { LoginRequestSchema, type Session, SessionSchema } from './session.ts';
export { type User, UserSchema } from './user.ts';
