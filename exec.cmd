@rem The scripts in package.json begin with "exec", so that elsewhere no shell stands between npm and the task and
@rem swallows its signals. cmd.exe has no such word: this is it.
@%*
