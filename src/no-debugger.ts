/**
 * Imported by the entry point before what takes long to load. Without a listener Node opens its debugger at 127.0.0.1:9229 on SIGUSR1, and
 * whoever gets to that port, another user of the machine too, runs what they like as the hub. (`--disable-sigusr1` says the
 * same from Node 22.14 on; older ones end at a flag that they do not know.)
 */
process.on('SIGUSR1', () => {});
