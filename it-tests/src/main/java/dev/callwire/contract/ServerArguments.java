package dev.callwire.contract;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the contract server.
 *
 * @param host what to listen on
 * @param port 0 for any free one
 * @param token what every client must show, if anything
 */
record ServerArguments(String host, int port, @Nullable String token) {
    static final String USAGE = "contract-server [--port N] [--host H] [--token T]";

    static ServerArguments parse(List<String> arguments) throws UsageException {
        var host = "127.0.0.1";
        int port = 0;
        String token = null;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--host" -> host = value(option, rest);
                case "--port" -> port = port(value(option, rest));
                case "--token" -> token = value(option, rest);
                default -> throw new UsageException("Unknown argument " + option);
            }
        }
        return new ServerArguments(host, port, token);
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        var value = rest.hasNext() ? rest.next() : "";
        if (value.isEmpty()) {
            throw new UsageException(option + " needs a value");
        }
        return value;
    }

    private static int port(String text) throws UsageException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new UsageException("--port is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
