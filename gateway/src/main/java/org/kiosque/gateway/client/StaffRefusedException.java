package org.kiosque.gateway.client;

/** A service is well, and does not do what staff asked for. */
public final class StaffRefusedException extends RuntimeException {

    private final int status;
    private final StaffProblem problem;

    StaffRefusedException(int status, StaffProblem problem) {
        super("refused with " + status);
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    public StaffProblem problem() {
        return problem;
    }
}
