package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.router.Identity;

/**
 * What a client asks a realm for.
 *
 * @param realm the realm's name
 * @param session the client's session
 * @param identity who the client is
 * @param uri of a procedure or topic, or a pattern of such
 * @param match what the URI stands for
 * @param options the dictionary that came along, as JSON
 */
public record AccessRequest(
        String realm, long session, Identity identity, Action action, String uri, Match match, String options) {
    public AccessRequest {
        requireNonNull(realm, "realm");
        requireNonNull(identity, "identity");
        requireNonNull(action, "action");
        requireNonNull(uri, "uri");
        requireNonNull(match, "match");
        requireNonNull(options, "options");
    }
}
