package dev.callwire.wamp.auth;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.ProtocolViolationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One session's proof: what goes into its HELLO, the answer to its CHALLENGE, and the check of its WELCOME. Used once, by one thread
 * at a time.
 */
public final class ClientHandshake {
    private final @Nullable String authid;
    private final @Nullable String authrole;
    private final Map<String, ClientMethod> methods = new LinkedHashMap<>();
    private final JsonSlice authextra;
    private @Nullable ClientMethod answered;

    ClientHandshake(
            @Nullable String authid, @Nullable String authrole, List<ClientMethod> methods, BoundChannel channel) {
        this.authid = authid;
        this.authrole = authrole;
        var writer = new ExtraWriter().put("channel_binding", channel.type());
        for (var method : methods) {
            this.methods.put(method.name(), method);
            method.addTo(writer);
        }
        authextra = writer.toSlice();
    }

    /** Who the client says that it is; {@code null} if it does not. */
    public @Nullable String authid() {
        return authid;
    }

    /** The role that it asks for; {@code null} for none in particular. */
    public @Nullable String authrole() {
        return authrole;
    }

    /** The methods that are offered, the first to prefer first. */
    public Set<String> authmethods() {
        return methods.isEmpty() ? Set.of(AnonymousMethod.NAME) : Collections.unmodifiableSet(methods.keySet());
    }

    /** A dictionary, or an empty view if there is nothing to say. */
    public JsonSlice authextra() {
        return authextra;
    }

    /** Adds to the details of a HELLO all that it says of this. */
    public void addTo(DictionaryWriter details) {
        details.put(Key.AUTHID, authid)
                .put(Key.AUTHROLE, authrole)
                .put(Key.AUTHMETHODS, JsonSlice.of("[\"" + String.join("\",\"", authmethods()) + "\"]"));
        if (!authextra.isEmpty()) {
            details.put(Key.AUTHEXTRA, authextra);
        }
    }

    /**
     * Answers the challenge. That may take as long as the client's limits let a router ask for, so call it where that is no harm.
     *
     * @throws AuthenticationException if the router asks for what was not offered, or for what it should not
     */
    public Message.Authenticate answer(Message.Challenge challenge) throws AuthenticationException {
        var method = methods.get(challenge.method());
        if (method == null) {
            throw new AuthenticationException("The router asks for a proof by a method that was not offered");
        }
        if (answered != null) {
            throw new AuthenticationException("The router asks for a second proof");
        }
        answered = method;
        try {
            return method.answer(Extra.read(challenge.extra()));
        } catch (ProtocolViolationException e) {
            throw new AuthenticationException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks that the router has proved itself, where the method has it do so.
     *
     * @throws AuthenticationException if it has not
     */
    public void check(Message.Welcome welcome) throws AuthenticationException {
        var method = answered;
        if (method == null) {
            if (!methods.isEmpty() && methods.values().stream().allMatch(ClientMethod::isMutual)) {
                throw new AuthenticationException("The router asks for no proof, and gives none");
            }
            return;
        }
        try {
            method.check(Extra.within(welcome.details()));
        } catch (ProtocolViolationException e) {
            throw new AuthenticationException(String.valueOf(e.getMessage()));
        }
    }
}
