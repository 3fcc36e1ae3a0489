extension ActEffects {
  /// Every act that does more than its event says, each in a file of its own.
  static let all = ActEffects(
    ofOffice: [
      "plant_law": LawActs.plant, "appoint_officer": OfficerActs.appoint, "dismiss_officer": OfficerActs.dismiss,
      "set_password": OfficerActs.setPassword, "start_series": SeriesActs.start,
      "pass_over": SeriesActs.passOver, "declare_closure": ClosureActs.declare,
      "annul": AnnulActs.annul, "set_holidays": SettingActs.holidays, "set_office": SettingActs.settings,
      "open_issue": IssueActs.open, "hold_item": IssueActs.hold, "release_item": IssueActs.release,
      "close_issue": IssueActs.close, "print_proof": ProofActs.print, "read_proof": ProofActs.read,
      "register_party": PartyActs.register, "amend_party": PartyActs.amend, "merge_party": PartyActs.merge,
      "split_party": PartyActs.split, "admit_agent": AgentActs.admit, "strike_agent": AgentActs.strike,
      "note_absence": AbsenceActs.note, "accept_loss": LossActs.accept, "promote_standby": LossActs.promote,
      "enrol_branch": BranchActs.enrol, "take_branch": BranchActs.take,
      "register_power": AgentActs.empower, "end_power": AgentActs.revoke, "assign_payment": PaymentActs.assign,
      "close_day": DayActs.close,
      "take_unmatched_payment": PaymentActs.takeUnmatched, "take_payments": PaymentLists.take,
      "return_payment": PaymentReturns.pay,
      "open_account": AccountActs.open, "pay_into_account": AccountActs.payIn, "pay_back_account": AccountActs.payBack,
      "close_account": AccountActs.close, "set_rate": RateActs.set, "keep_paper": PaperActs.keep,
      "deliver": DeliveryActs.deliver, "reject_delivery": DeliveryActs.reject,
      "acknowledge_delivery": DeliveryActs.acknowledge,
      "approve_assistant": AssistantActs.approve, "withdraw_assistant": AssistantActs.withdraw,
      "review_automation": AutomationActs.review,
    ],
    ofDossier: [
      "divide": Division.divide, "partial_transfer": Division.transfer, "accept_conversion": Conversion.accept,
    ])
}
