package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** The tests of the Reactive Streams TCK, which are TestNG's, as tests of JUnit. */
final class Tck implements ITestListener {
    private static final long TIMEOUT_MILLIS = 1000;
    private static final long SILENCE_MILLIS = 100;

    /** How long a publisher may keep a subscriber that has cancelled. */
    static final long GC_MILLIS = 2000;

    private static final String NOT_VERIFIED = "Not verified ";

    private final List<ITestResult> results = new ArrayList<>();
    private final List<String> inapplicable;

    private Tck(List<String> inapplicable) {
        this.inapplicable = inapplicable;
    }

    /** How long a signal may take, and how long there must be none where none may be. */
    static TestEnvironment environment() {
        return new TestEnvironment(TIMEOUT_MILLIS, SILENCE_MILLIS);
    }

    /**
     * Runs a verification. A test that it skips has failed, since all that is optional is kept, too; the rules that
     * the TCK has only names for are left out.
     *
     * @param inapplicable what the names of tests begin with that may be skipped
     */
    static Stream<DynamicTest> run(Class<?> verification, String... inapplicable) {
        var tck = new Tck(List.of(inapplicable));
        var testNg = new TestNG(false);
        testNg.setVerbose(0);
        testNg.setTestClasses(new Class<?>[] {verification});
        testNg.addListener(tck);
        testNg.run();

        assertThat(tck.results).hasSizeGreaterThan(5);
        return tck.results.stream().map(result -> DynamicTest.dynamicTest(result.getName(), () -> check(result)));
    }

    private static void check(ITestResult result) {
        if (!result.isSuccess()) {
            var how = result.getStatus() == ITestResult.SKIP ? " was skipped" : " failed";
            throw new AssertionError(result.getName() + how, result.getThrowable());
        }
    }

    private void add(ITestResult result) {
        if (result.getStatus() != ITestResult.SKIP || !mayBeSkipped(result)) {
            results.add(result);
        }
    }

    private boolean mayBeSkipped(ITestResult result) {
        var why = result.getThrowable();
        return inapplicable.stream().anyMatch(result.getName()::startsWith)
                || (why != null && ("" + why.getMessage()).startsWith(NOT_VERIFIED));
    }

    @Override
    public void onTestSuccess(ITestResult result) {
        add(result);
    }

    @Override
    public void onTestFailure(ITestResult result) {
        add(result);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
        add(result);
    }
}
