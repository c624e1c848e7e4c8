package dev.callwire.contract;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The contract's service, without what passes objects by reference: a client serves it at a router. */
@RpcService("demo")
@NonBlocking
interface RoutedDemo {
    int add(int a, int b) throws IntegerOverflow;

    int subtract(int minuend, int subtrahend) throws IntegerOverflow;

    RawJson echo(RawJson value);

    String greet(Person person);

    int divide(int a, int b) throws DivisionByZero, IntegerOverflow;

    @Blocking
    String sleep(int millis);

    int slept();

    @RpcNotification
    void log(String line);

    List<String> logged();

    @Blocking
    String callMe(String name);

    Flow.Publisher<Integer> count(int upTo);

    CompletionStage<Long> sum(Flow.Publisher<Integer> numbers);

    @Blocking
    void tick(int n);

    void boom();

    /** The part of {@link Eth} that is no named subscription. */
    @RpcService(value = "eth", separator = "_")
    @NonBlocking
    interface Chain {
        String chainId();
    }

    /** Passes everything on. */
    record Service(Demo demo) implements RoutedDemo {
        @Override
        public int add(int a, int b) throws IntegerOverflow {
            return demo.add(a, b);
        }

        @Override
        public int subtract(int minuend, int subtrahend) throws IntegerOverflow {
            return demo.subtract(minuend, subtrahend);
        }

        @Override
        public RawJson echo(RawJson value) {
            return demo.echo(value);
        }

        @Override
        public String greet(Person person) {
            return demo.greet(person);
        }

        @Override
        public int divide(int a, int b) throws DivisionByZero, IntegerOverflow {
            return demo.divide(a, b);
        }

        @Override
        public String sleep(int millis) {
            return demo.sleep(millis);
        }

        @Override
        public int slept() {
            return demo.slept();
        }

        @Override
        public void log(String line) {
            demo.log(line);
        }

        @Override
        public List<String> logged() {
            return demo.logged();
        }

        @Override
        public String callMe(String name) {
            return demo.callMe(name);
        }

        @Override
        public Flow.Publisher<Integer> count(int upTo) {
            return demo.count(upTo);
        }

        @Override
        public CompletionStage<Long> sum(Flow.Publisher<Integer> numbers) {
            return demo.sum(numbers);
        }

        @Override
        public void tick(int n) {
            demo.tick(n);
        }

        @Override
        public void boom() {
            demo.boom();
        }
    }
}
