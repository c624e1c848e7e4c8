package dev.callwire.it.reference;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Constraints;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.ExampleSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.Overflow;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Services whose authors would like to have a page do something. */
final class Hostile {
    private static final List<String> NAMES = List.of(
            "__proto__",
            "constructor",
            "</script><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"'><svg onload=alert(1)>",
            "&lt;b&gt; &amp;",
            "javascript:alert(1)",
            "{{7*7}} ${7*7} <%= 7*7 %>",
            "two words\tand\na line",
            "\u0000\u0008\u001b[31m",
            "\ud83d",
            "\u05e9\u05dc\u05d5\u05dd \u202e txt.exe",
            "x\u2028\u2029",
            "Gr\u00f6\u00dfe",
            "_main",
            "a".repeat(400),
            "../../etc/passwd",
            "%2e%2e%2f");

    private static final String TEXT =
            """
            # A heading <script>alert(1)</script> & more &lt;script&gt;

            <script>alert(1)</script>

            <div onclick="alert(1)">block</div> <img src="https://example.com/x.png" onerror=alert(1)>

            ![image](https://example.com/pixel.png) [link](javascript:alert(1)) [data](data:text/html,<script>alert(1)</script>)
            [relative](../other.html) [rooted](/etc/passwd) [//site](//example.com/) <javascript:alert(1)> [web](https://example.com/?a=1&b="2")

            | a | b |
            |---|---|
            | <b>1</b> | `</td>` |

            - `</code></pre><script>alert(1)</script>`
            - `Everything`, `Everything.<b>`, `Hook.b()`, `__proto__`, `constructor(1)`, `javascript:alert(1)`, `../../etc/passwd`
            - \u05e9\u05dc\u05d5\u05dd \u202e desrever

            ```
            </code></pre><script>alert(1)</script>
            ```
            """ + "> ".repeat(300) + "deep\n\n" + "*".repeat(500) + "a" + "[".repeat(500) + "\u0000\u0007\ud800";

    private static final Doc DOC = new Doc(TEXT, "<script>alert(1)</script>");
    private static final Deprecation DEPRECATION = new Deprecation(TEXT);

    private Hostile() {}

    static List<ServiceSchema> services() {
        return List.of(
                events(),
                callback(),
                service("com.acme.Hostile", NAMES),
                service("com.evil.Other", NAMES.subList(0, 2)),
                service("com.evil.other", NAMES.subList(0, 1)));
    }

    private static ServiceSchema service(String name, List<String> names) {
        List<MethodSchema> methods = new ArrayList<>();
        for (String each : names) {
            var method = MethodSchema.call(each, each)
                    .uri("uri " + each)
                    .doc(DOC)
                    .deprecation(DEPRECATION)
                    .example(new ExampleSchema(each, DOC, "{\"</pre>\": [\"<script>\"]}", null))
                    .result(new ResultSchema(DOC, Types.reference("com.acme.Everything")));
            List<String> parts = methods.isEmpty() ? NAMES : List.of(each);
            for (String param : parts) {
                method.param(new ParamSchema(
                        param,
                        Doc.of("<b>"),
                        true,
                        null,
                        new ConstrainedType(Types.STRING, Constraints.matching("</code>|" + each.length()))));
            }
            int code = 0;
            for (String error : parts) {
                method.error(new ErrorSchema(
                        error, ++code, "uri " + error, "</p>", Doc.of("<b>"), Types.reference("com.acme.Everything")));
            }
            methods.add(method.build());
        }
        return new ServiceSchema(name, "", DOC, DEPRECATION, methods, types());
    }

    private static List<NamedType> types() {
        List<NamedType> types = new ArrayList<>();
        for (String name : NAMES) {
            types.add(new NamedType("com.evil." + name, DOC, DEPRECATION, Types.reference("com.acme.Everything")));
        }
        types.add(new NamedType(
                "com.acme.Everything",
                DOC,
                DEPRECATION,
                new ObjectType(
                        NAMES.stream()
                                .map(name -> new PropertySchema(
                                        name,
                                        name.equals("constructor") ? DOC : Doc.of("</dd>"),
                                        true,
                                        null,
                                        Types.STRING.orNull(),
                                        PropertyAccess.READ_ONLY,
                                        "\"</code><script>alert(1)</script>\""))
                                .toList(),
                        Types.opaque(TEXT))));
        types.add(NamedType.of("com.acme.Huge", hugeEnum()));
        types.add(NamedType.of(
                "com.acme.Union",
                new UnionType(
                        "<b>",
                        NAMES.stream()
                                .map(name -> new Alternative(name, Types.reference("com.acme.Everything")))
                                .toList())));
        types.add(NamedType.of(
                "com.acme.Endless",
                Types.object(PropertySchema.required("next", Types.reference("com.acme.Endless")))));
        types.add(NamedType.of(
                "com.acme.Described",
                new DescribedType("{\"description\": \"</pre><script>alert(1)</script>\", \"pattern\": \"((((a\"}")));
        types.add(NamedType.of("com.acme.ENDLESS", Types.array(Types.reference("com.acme.ENDLESS"))));
        types.add(NamedType.of("com.acme.Hook", new RemoteType("com.acme.Hook", Lifetime.EXPLICIT)));
        types.add(NamedType.of("com.acme.Gone", new RemoteType("com.acme.<Gone>", Lifetime.CALL)));
        return types;
    }

    private static EnumType hugeEnum() {
        return new EnumType(IntStream.range(0, 5_000)
                .mapToObj(i -> new EnumConstant("<CONSTANT_" + i + ">", i == 7 ? DOC : Doc.NONE, null))
                .toList());
    }

    private static ServiceSchema callback() {
        return new ServiceSchema(
                "com.acme.Hook",
                true,
                "",
                "",
                DOC,
                null,
                List.of(MethodSchema.call("__proto__/<b>", "b")
                        .param(ParamSchema.required("again", Types.reference("com.acme.Hook")))
                        .build()),
                List.of(NamedType.of("com.acme.Hook", new RemoteType("com.acme.Hook", Lifetime.EXPLICIT))));
    }

    private static ServiceSchema events() {
        return new ServiceSchema(
                "com.acme.Events",
                false,
                "",
                "",
                DOC,
                DEPRECATION,
                List.of(),
                NAMES.stream()
                        .map(name -> new EventSchema(
                                name,
                                name,
                                Doc.of("<b>"),
                                null,
                                NAMES.stream()
                                        .map(param -> ParamSchema.required(param, Types.INT))
                                        .toList(),
                                List.of("__proto__"),
                                new BufferSchema(Overflow.CLOSE, 1)))
                        .toList(),
                List.of());
    }
}
