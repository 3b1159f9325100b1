/** Exit codes, the same for every command. */
export const EXIT = {
  ok: 0,
  /** The world says no: nothing fits, or a check found faults. */
  negative: 1,
  /** The user's file or arguments are wrong. */
  usage: 2,
  /** Our bug (sysexits.h EX_SOFTWARE). */
  bug: 70,
  /** The file system refused (sysexits.h EX_IOERR). */
  io: 74,
  interrupted: 130,
  terminated: 143,
} as const;

/** What the file system says, in words; everything else is our bug. */
const IO_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'is a folder, not a file',
  EEXIST: 'something else is there already',
  ENOTDIR: 'a part of the path is not a folder',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
};

/** One line for an error of the file system, or `undefined` when the error is something else. */
export function ioErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  if (!(error.code in IO_ERRORS)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${path}${IO_ERRORS[error.code]}`;
}
