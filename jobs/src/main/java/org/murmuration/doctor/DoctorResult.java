package org.murmuration.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.murmuration.command.JobResult;
import org.murmuration.refusal.Refusal;

/** What {@code doctor} found. */
public record DoctorResult(List<Machine> machines, Session session) implements JobResult {
  public DoctorResult {
    machines = List.copyOf(machines);
  }

  /** What must be mended before work can be done. */
  public List<String> problems() {
    return machines.stream().flatMap(machine -> machine.problems().stream()).toList();
  }

  /** What costs speed. */
  public List<String> advice() {
    return Stream.concat(
            session.advice().stream(),
            machines.stream().flatMap(machine -> machine.advice(session.taskCores()).stream()))
        .toList();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("machines", machines.stream().map(Machine::line).toList());
    facts.put("problems", problems());
    facts.put("advice", advice());
    facts.put("broadcast_seconds", session.broadcastSeconds());
    return facts;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>(session.lines());
    machines.forEach(machine -> lines.add(machine.line()));
    advice().forEach(advice -> lines.add("Advice: " + advice));
    problems().forEach(problem -> lines.add("Problem: " + problem));
    lines.add(problems().isEmpty() ? "All is well" : "Problems: " + problems().size());
    return lines;
  }

  @Override
  public void requireGood() {
    if (!problems().isEmpty()) {
      throw Refusal.input(
          "Cannot work on this cluster: %s (problems in all: %d)"
              .formatted(problems().get(0), problems().size()));
    }
  }
}
