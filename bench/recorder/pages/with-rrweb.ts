import { record } from 'rrweb';

const kept: unknown[] = [];

addEventListener('DOMContentLoaded', () => record({ emit: (event) => void kept.push(event) }));
