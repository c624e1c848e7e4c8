package dev.callwire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sources of a large project: services with types of their own, in packages of ten services. */
final class ProjectSources {
    /** Types that each service has. */
    static final int TYPES = 4;

    private static final int SERVICES_OF_A_PACKAGE = 10;

    private ProjectSources() {}

    /** Writes so many services with their types, each in a file of its own. */
    static void write(Path folder, int services) throws IOException {
        for (int i = 0; i < services; i++) {
            var name = "com.acme.part" + i / SERVICES_OF_A_PACKAGE;
            var into = Files.createDirectories(folder.resolve(name.replace('.', '/')));
            write(into, name, "Orders" + i, ORDERS, i);
            write(into, name, "Order" + i, ORDER, i);
            write(into, name, "Customer" + i, CUSTOMER, i);
            write(into, name, "State" + i, STATE, i);
            write(into, name, "Payment" + i, PAYMENT, i);
        }
    }

    private static void write(Path folder, String name, String type, String template, int number) throws IOException {
        var text = "package " + name + ";\n\n" + template.replace("#", Integer.toString(number));
        Files.writeString(folder.resolve(type + ".java"), text);
    }

    private static final String ORDERS = """
            import dev.callwire.annotation.Idempotent;
            import dev.callwire.annotation.RpcNotification;
            import dev.callwire.annotation.RpcService;
            import java.util.List;
            import java.util.Map;
            import java.util.concurrent.CompletionStage;
            import java.util.concurrent.Flow;

            /** Takes orders, and knows what becomes of them. */
            @RpcService("part#.orders")
            public interface Orders# {
                /**
                 * Places an order.
                 *
                 * @param order what is ordered
                 * @param customer who pays
                 * @return its state
                 */
                State# place(Order# order, Customer# customer);

                /**
                 * Finds an order.
                 *
                 * @param id as the order has it
                 */
                @Idempotent
                CompletionStage<Order#> find(String id);

                /** All orders of a state. */
                @Idempotent
                List<Order#> all(State# state, int limit);

                /** How many orders there are of each state. */
                Map<State#, Integer> counts();

                /** What becomes of an order. */
                Flow.Publisher<State#> follow(String id);

                /** Pays an order. */
                boolean pay(String id, Payment# payment);

                /** Somebody looks at an order. */
                @RpcNotification
                void seen(String id);
            }
            """;

    private static final String ORDER = """
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.util.List;
            import java.util.Optional;

            /**
             * An order.
             *
             * @param id a name that nothing else has
             * @param lines what is ordered
             * @param total what it costs
             * @param placedAt when it was placed
             */
            public record Order#(
                    String id, List<Line> lines, BigDecimal total, Instant placedAt, State# state, Optional<String> remark) {

                /** One article of an order. */
                public record Line(String article, int count, BigDecimal price) {}
            }
            """;

    private static final String CUSTOMER = """
            import java.util.List;

            /** Somebody who orders. */
            public class Customer# {
                private String name = "";
                private String email = "";
                private int age;
                private List<String> tags = List.of();

                /** The full name. */
                public String getName() {
                    return name;
                }

                public void setName(String name) {
                    this.name = name;
                }

                public String getEmail() {
                    return email;
                }

                public void setEmail(String email) {
                    this.email = email;
                }

                public int getAge() {
                    return age;
                }

                public void setAge(int age) {
                    this.age = age;
                }

                public List<String> getTags() {
                    return tags;
                }

                public void setTags(List<String> tags) {
                    this.tags = tags;
                }
            }
            """;

    private static final String STATE = """
            /** What an order is at. */
            public enum State# {
                /** Nobody has looked at it. */
                PLACED,
                PAID,
                SENT,
                /** It has come back. */
                RETURNED
            }
            """;

    private static final String PAYMENT = """
            import java.math.BigDecimal;

            /** What is paid. */
            public record Payment#(BigDecimal amount, String currency, String reference, long account) {}
            """;
}
