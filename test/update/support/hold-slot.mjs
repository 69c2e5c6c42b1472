// A process that uses a slot until it is killed: takes the lock that src/update/slot-use.ts takes, on the file that it is given.
import Database from 'libsql';

const database = new Database(process.argv[2]);
database.exec('BEGIN');
database.prepare('SELECT count(*) FROM sqlite_schema').all();
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
