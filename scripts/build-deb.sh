#!/usr/bin/env bash
# Builds the Debian package: scripts/build-deb.sh [--arch amd64|arm64] [--out DIR] [--from DIR] [--modules DIR] [--node FILE] [--compress xz|gzip|none]
#   --arch     default: this machine's. The other one needs no emulator: every package from npm comes built.
#   --out      where earshot_VERSION_ARCH.deb goes; default: the present folder
#   --from     the built project; default: this checkout
#   --modules  node_modules for that architecture, as `npm ci --omit=dev` leaves them; default: npm is asked for them
#   --node     a Node binary for that architecture to bring along, for a Debian whose nodejs is older than 20.19
#   --compress default: xz, which takes a minute or two
# Wants dpkg-deb, gzip, node and (without --modules) npm. The same inputs give the same bytes with SOURCE_DATE_EPOCH set.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
arch="$(dpkg --print-architecture)"
out="$PWD"
from="$root"
modules=""
node_binary=""
compress=xz
while [ $# -gt 0 ]; do
  case "$1" in
    --arch) arch="$2" ;;
    --out) out="$2" ;;
    --from) from="$2" ;;
    --modules) modules="$2" ;;
    --node) node_binary="$2" ;;
    --compress) compress="$2" ;;
    *) echo "build-deb: unknown option $1 (see the head of the script)" >&2 && exit 2 ;;
  esac
  shift 2
done
case "$arch" in
  amd64) cpu=x64 ;;
  arm64) cpu=arm64 ;;
  *) echo "build-deb: --arch must be amd64 or arm64, not $arch" >&2 && exit 2 ;;
esac
[ -f "$from/dist/cli/main.js" ] || { echo "build-deb: $from is not built: run \`npm run build\` there" >&2; exit 1; }

debian="$root/packaging/debian"
version="$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).version' "$from/package.json")"
epoch="${SOURCE_DATE_EPOCH:-$(git -C "$from" log -1 --format=%ct 2>/dev/null || date +%s)}"
export SOURCE_DATE_EPOCH="$epoch"
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
tree="$stage/tree"
program="$tree/usr/lib/earshot"
doc="$tree/usr/share/doc/earshot"
umask 022
mkdir -p "$program" "$doc" "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib/systemd/system" "$tree/etc/earshot" \
  "$tree/usr/share/man/man1" "$tree/usr/share/lintian/overrides"

# The program, without what only developers need.
for part in bin dist models examples bench/dev-home.yaml bench/sentences package.json NOTICE; do
  [ -e "$from/$part" ] || continue
  mkdir -p "$(dirname "$program/$part")"
  cp -RL "$from/$part" "$program/$part"
done
if [ -n "$modules" ]; then
  cp -R "$modules" "$program/node_modules"
else
  mkdir "$stage/npm"
  cp "$from/package.json" "$from/package-lock.json" "$stage/npm/"
  [ ! -f "$from/.npmrc" ] || cp "$from/.npmrc" "$stage/npm/"
  npm ci --prefix "$stage/npm" --omit=dev --ignore-scripts --no-audit --no-fund --os=linux --cpu="$cpu" --libc=glibc >&2
  mv "$stage/npm/node_modules" "$program/node_modules"
fi
# Compiled on the machine that uses it; without it the hub plays by aplay.
rm -rf "$program/node_modules/speaker" "$program/node_modules/.bin" "$program/node_modules/.package-lock.json"
if [ -d "$program/node_modules/onnxruntime-node/bin" ]; then
  for folder in "$program"/node_modules/onnxruntime-node/bin/napi-v*/*/*; do
    case "$folder" in */linux/"$cpu") ;; *) rm -rf "$folder" ;; esac
  done
fi
# Debian's C library is glibc.
rm -rf "$program"/node_modules/@libsql/linux-*-musl*
find "$program" \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '.DS_Store' \) -type f -delete
# What packages carry for their own developers: tests with broken files on purpose, pages with links to the outside.
find "$program/node_modules" -depth -type d -regextype posix-extended \
  -regex '.*/node_modules/(@[^/@]+/)?[^/@]+/(tests?|spec|integration|examples?|docs|benchmarks?|bench|fixtures?|\.[a-z]+)' -exec rm -rf {} +
find "$program/node_modules" -type f \( -name '.*' -o -name '*.html' -o -name '*.md' -o -name '*.markdown' -o -name 'tsconfig*.json' \) -delete
find "$program" -type d -empty -delete

node_dependency="nodejs (>= 20.19)"
if [ -n "$node_binary" ]; then
  install -D -m 755 "$node_binary" "$program/node/bin/node"
  sed -i 's#^exec node #exec "$here/../node/bin/node" #' "$program/bin/earshot"
  node_dependency="systemd"
fi

# Documents belong into /usr/share/doc; messages name them beside the program.
cp -RL "$from/docs" "$doc/docs"
find "$doc/docs" -type f -name '*.png' -delete
ln -s ../../share/doc/earshot/docs "$program/docs"
ln -s ../lib/earshot/bin/earshot "$tree/usr/bin/earshot"
sed 's#/opt/earshot#/usr/lib/earshot#g' "$from/systemd/earshot.service" >"$tree/usr/lib/systemd/system/earshot.service"
cp "$from/systemd/config.yaml" "$tree/etc/earshot/config.yaml"
cp "$debian/copyright.in" "$doc/copyright"
cp "$debian/lintian-overrides" "$tree/usr/share/lintian/overrides/earshot"
gzip -9n <"$debian/earshot.1" >"$tree/usr/share/man/man1/earshot.1.gz"
{
  printf 'earshot (%s) stable; urgency=medium\n\n  * Version %s.\n\n' "$version" "$version"
  printf ' -- Earshot maintainers <maintainers@earshot.invalid>  %s\n' "$(LC_ALL=C date -u -R -d "@$epoch")"
} | gzip -9n >"$doc/changelog.gz"

# Whatever the umask and the checkout had: readable by all, executable what begins like a program.
find "$tree" -type d -exec chmod 755 {} +
find "$tree" -type f -exec chmod 644 {} +
chmod 755 "$program/bin/earshot" "$program/bin/earshot.js"
[ -z "$node_binary" ] || chmod 755 "$program/node/bin/node"

for script in postinst prerm postrm; do install -m 755 "$debian/$script" "$tree/DEBIAN/$script"; done
echo /etc/earshot/config.yaml >"$tree/DEBIAN/conffiles"
size="$(du -k -s --apparent-size "$tree" | cut -f1)"
sed "s#@VERSION@#$version#; s#@ARCH@#$arch#; s#@SIZE@#$size#; s#@NODE@#$node_dependency#" \
  "$debian/control.in" >"$tree/DEBIAN/control"
(cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
chmod 644 "$tree/DEBIAN/conffiles" "$tree/DEBIAN/control" "$tree/DEBIAN/md5sums"

mkdir -p "$out"
file="$out/earshot_${version}_${arch}.deb"
dpkg-deb --root-owner-group -Z"$compress" --build "$tree" "$file" >&2
echo "$file"
