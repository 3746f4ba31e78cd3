export { type StreamingLibraryOptions, startStreamingLibrary } from './start-streaming-library.ts';
