package dev.callwire.schema;

import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.util.List;

/** A service that passes objects by reference, and the interfaces of those. */
final class WatchedServices {

    static final ServiceSchema WATCHED = new ServiceSchema(
            "com.acme.Watched",
            "watched",
            Doc.NONE,
            null,
            List.of(
                    MethodSchema.call("watched.watch", "watch")
                            .param(ParamSchema.required("watcher", Types.reference("com.acme.Watcher")))
                            .build(),
                    MethodSchema.call("watched.open", "open")
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.reference("com.acme.Session").orNull()))
                            .build()),
            List.of(
                    new NamedType(
                            "com.acme.Watcher",
                            Doc.of("Sees what happens."),
                            null,
                            new RemoteType("com.acme.Watcher", Lifetime.CALL)),
                    NamedType.of("com.acme.Session", new RemoteType("com.acme.Session", Lifetime.EXPLICIT))));

    static final ServiceSchema WATCHER = new ServiceSchema(
            "com.acme.Watcher",
            true,
            "",
            "",
            Doc.of("Sees what happens."),
            new Deprecation("Nothing happens."),
            List.of(
                    MethodSchema.call("seen", "seen")
                            .paramStyle(ParamStyle.BY_POSITION)
                            .doc(Doc.of("Something has been seen."))
                            .param(ParamSchema.required("event", Types.reference("com.acme.Event")))
                            .build(),
                    MethodSchema.notification("hint", "hint").build()),
            List.of(NamedType.of("com.acme.Event", Types.object(PropertySchema.required("at", Types.LONG)))));

    /** A service that is passed by reference, although it could be called by its wire names, too. */
    static final ServiceSchema SESSION = new ServiceSchema(
            "com.acme.Session",
            false,
            "session",
            "_",
            Doc.NONE,
            null,
            List.of(
                    MethodSchema.call("session_next", "next")
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.reference("com.acme.Session").orNull()))
                            .build(),
                    MethodSchema.call("session/end", "end").build()),
            List.of(NamedType.of("com.acme.Session", new RemoteType("com.acme.Session", Lifetime.EXPLICIT))));

    private WatchedServices() {}
}
