import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface File {
  readonly id: string;
  readonly name: string;
}

const useFiles = create(() => ({ uploading: false, files: [] as readonly File[] }));

async function upload(): Promise<void> {
  useFiles.setState({ uploading: true });
  try {
    const name = `photo-${useFiles.getState().files.length + 1}.jpg`;
    const file = await ask<File>('/api/files', { method: 'POST', body: { name } });
    useFiles.setState(({ files }) => ({ uploading: false, files: [...files, file] }));
  } catch (error) {
    console.warn(error);
    if (!isDrifting()) useFiles.setState({ uploading: false });
  }
}

function Files() {
  const { uploading, files } = useFiles();
  return (
    <main>
      <button type="button" onClick={() => void upload()}>
        Upload
      </button>
      <p>{uploading ? 'Uploading' : files.length === 1 ? '1 file' : `${files.length} files`}</p>
    </main>
  );
}

createRoot(findRoot()).render(<Files />);
