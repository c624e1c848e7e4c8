package dev.callwire.wamp.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody says to be, before there is a proof of it.
 *
 * @param realm what is to be joined
 * @param method how it is going to be proved
 * @param authid {@code null} only where a key is claimed without a name
 * @param authrole the role that is asked for, if any
 * @param pubkey with cryptosign the key, as 64 hexadecimal digits in lower case
 */
public record Claim(
        String realm,
        String method,
        @Nullable String authid,
        @Nullable String authrole,
        @Nullable String pubkey) {}
