# shellcheck shell=bash
# Sourced by contract-server and contract-client.

# launch CLASS [ARGUMENT...]: becomes the Java program of this module's built tree, on JAVA_HOME's JDK or the PATH's.
launch() {
  local target java=java
  target=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/target
  if [ ! -d "$target/classes/dev/callwire/contract" ] || [ ! -d "$target/lib" ]; then
    echo "The tree is not built: there is no $target/classes with $target/lib. Run 'mvn -DskipTests package' at its root first." >&2
    exit 1
  fi
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  elif ! command -v java >/dev/null; then
    echo "There is no java on the PATH and none in JAVA_HOME. Callwire needs Java from 17 on." >&2
    exit 1
  fi
  exec "$java" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$target/classes:$target/lib/*" "$@"
}
