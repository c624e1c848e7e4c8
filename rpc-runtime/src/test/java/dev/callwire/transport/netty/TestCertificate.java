package dev.callwire.transport.netty;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that vouch for themselves. */
final class TestCertificate {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificate() {}

    /** A context that shows the certificate of a host, and trusts no other. */
    static SSLContext of(String host) {
        try {
            var store = keyStore(host);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyStore keyStore(String host) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = requireNonNull(TestCertificate.class.getResourceAsStream(host + ".p12"), host)) {
            store.load(in, PASSWORD);
            // Trust is put in certificates without a key.
            store.setCertificateEntry("trusted", store.getCertificate("server"));
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
