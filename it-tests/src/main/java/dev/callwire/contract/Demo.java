package dev.callwire.contract;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Small members that each show one capability of a protocol. */
@RpcService("demo")
@NonBlocking
public interface Demo {

    /**
     * Adds two integers.
     *
     * <pre>{@code
     * one and two
     * --> {"a": 1, "b": 2}
     * <-- 3
     * }</pre>
     *
     * @param a the first summand
     * @param b the second summand
     * @return the sum
     * @throws IntegerOverflow if the sum is no integer of 32 bits
     */
    @Idempotent
    int add(int a, int b) throws IntegerOverflow;

    /**
     * Subtracts one integer from another.
     *
     * <pre>{@code
     * the example of the JSON-RPC specification
     * --> {"minuend": 42, "subtrahend": 23}
     * <-- 19
     * }</pre>
     *
     * @param minuend what is subtracted from
     * @param subtrahend what is subtracted
     * @return the difference
     * @throws IntegerOverflow if the difference is no integer of 32 bits
     */
    @Idempotent
    int subtract(int minuend, int subtrahend) throws IntegerOverflow;

    /**
     * Returns what came in, unchanged: the order of keys, big integers, fractions and Unicode survive.
     *
     * <pre>{@code
     * a number that no double holds
     * --> {"value": {"z": 123456789012345678901234567890, "a": 1.10}}
     * <-- {"z": 123456789012345678901234567890, "a": 1.10}
     * }</pre>
     *
     * @param value any JSON
     * @return the same
     */
    @Idempotent
    RawJson echo(RawJson value);

    /**
     * Greets a person.
     *
     * <pre>{@code
     * with a title
     * --> {"person": {"name": "Ada", "title": "Dr."}}
     * <-- "Hello, Dr. Ada"
     *
     * without one
     * --> {"person": {"name": "Ada"}}
     * <-- "Hello, Ada"
     * }</pre>
     *
     * @param person whom to greet
     * @return the greeting
     */
    @Idempotent
    String greet(Person person);

    /**
     * Divides one integer by another, and drops the remainder.
     *
     * <pre>{@code
     * seven by two
     * --> {"a": 7, "b": 2}
     * <-- 3
     * }</pre>
     *
     * @param a the dividend
     * @param b the divisor
     * @return the quotient, rounded towards zero
     * @throws DivisionByZero if the divisor is zero
     * @throws IntegerOverflow if the quotient is no integer of 32 bits
     */
    @Idempotent
    int divide(int a, int b) throws DivisionByZero, IntegerOverflow;

    /**
     * Answers after a time. Cancelling the call ends the sleep.
     *
     * <pre>{@code
     * a tenth of a second
     * --> {"millis": 100}
     * <-- "done"
     * }</pre>
     *
     * @param millis how long to sleep, in milliseconds; not negative
     * @return {@code done}
     */
    @Blocking
    String sleep(int millis);

    /**
     * Tells how many sleeps ran to their end on this server.
     *
     * @return the number of calls of {@code demo.sleep} that were neither cancelled nor cut short by a deadline
     */
    @Idempotent
    int slept();

    /**
     * Takes down a line for this connection.
     *
     * @param line what to take down
     */
    @RpcNotification
    void log(String line);

    /**
     * Returns the lines that this connection logged.
     *
     * @return the lines in the order in which they came
     */
    @Idempotent
    List<String> logged();

    /**
     * Has the caller reverse a text, over the same connection.
     *
     * <pre>{@code
     * a name
     * --> {"name": "Ada"}
     * <-- "adA"
     * }</pre>
     *
     * @param name what to reverse
     * @return what the caller's own {@code client.reverse} answered
     */
    @Blocking
    String callMe(String name);

    /**
     * Counts to three where the caller can see it.
     *
     * @param watcher is called with 1, 2 and 3 before this is answered
     */
    @Blocking
    void watch(Watcher watcher);

    /**
     * Counts.
     *
     * @param upTo the last number; none comes when it is less than 1
     * @return the numbers from 1 on, each as it is asked for
     */
    Flow.Publisher<Integer> count(int upTo);

    /**
     * Adds up a stream.
     *
     * @param numbers what to add up
     * @return the sum
     */
    CompletionStage<Long> sum(Flow.Publisher<Integer> numbers);

    /**
     * Publishes a number to the topic {@code demo.ticks}.
     *
     * @param n what to publish
     */
    @Blocking
    void tick(int n);

    /** Fails in a way that nobody expects, so that its caller may see how little is told of it. */
    void boom();
}
