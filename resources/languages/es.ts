<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
  <context>
    <name>say</name>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>   {planned} planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source> Here: {parts}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source> In an emergency, break the glass and state the reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source> Older ones could not be removed: {not_tidied_text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source> Taken over from {copy_from}: {copy}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source> To confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source> extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source> from the protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source> from {low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source> of at least {low}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source> of at most {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source> on a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source> parted in {divide_by}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source> printed or saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source> since {onset}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <location filename="../../procedure_assistant/protocols/medicines.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source> with epinephrine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source> {amendments}, shown in place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source> {ones} removed by the rules for keeping.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>(platelets of the product × volume made) ÷ (platelets before × blood drawn)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/chips.py" />
      <source>+{count} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>, before {before}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>, changed {local}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>, chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>, expired before the visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>, frame {frame}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>, outside the zone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>, put aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>, stopping after this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>, to confirm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>, {fields} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>, {minutes} min after the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>, {n} more to come</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>, {n} more waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>, {places} places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>, {questions} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/bars.py" />
      <source>, {state} the limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>0 is no pain, 10 the worst imaginable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>0.9 % NaCl, preservative-free</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>1 cm above the orbital rim</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>1 of {items}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>1 spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>1.118e-5 × radius in cm × rpm²</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>1.5 to 3 cm above site 1, on the same vertical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>1.5 to 3 cm in front of the line from site 1 to site 2, at mid-height, behind the hairline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>127.0.0.1 is this computer alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>2 spins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>2.5 units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>21 CFR 1271, subpart C.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>4 hours or more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>4.5 cm below the protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>45° upward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>45° upward, bevel up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>4–6 and 6–8 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>4–6 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>510(k) number of the kit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>6–8 and 8–10 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>6–8 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>7-AAD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>8–10 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>90° to the skin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>: complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>: the disk is full</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>; the database before is kept as {kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>; use at nerves is off-label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/schedule.py" />
      <source>A backup could not be made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>A backup is a folder whose name begins with “backup-”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>A backup of these records is being made or restored already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>A block billed beside toxin has its own indication, target and drug.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>A block has at least one drug. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>A block has at least one drug. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>A block is given on the left or on the right. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>A block is omitted for a reason. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>A block may be repeated every 2 to 4 weeks as needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>A block needs a nerve, a side and a drug. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>A class stays open until every number it needs is there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>A co-signature is by another physician.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>A condition at the sites makes ptosis, dry eye or weakness more likely.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>A diagnostic block of more is no longer of one nerve alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>A disk answered with an error, so the backup cannot be tried out. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>A disk that breaks takes both with it. A folder on another disk is better.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>A donor’s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>A file of it is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/screen.py" />
      <source>A form is not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>A head is one line that stands for all records up to now. Exported and kept elsewhere, it shows later whether anything of them was changed, removed or written anew, even by somebody who can open the database.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>A landmark lies off the figure. They were left as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>A later change is an amendment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>A login has at most {longest_login} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>A login has letters, digits and signs that can be seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>A mark lies off the picture. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>A pain score is from before or after the injections. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>A password has at least {shortest_password} characters. A few words in a row are easy to keep in mind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>A password has at most {longest_password} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>A patient form is not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>A pedal is a keyboard to this computer. Press Set, then the pedal or key. The keys of the keyboard stay as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>A physician or a nurse begins visits. They appear here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>A picture is removed for a reason. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>A picture of {width} × {height} pixels is too small to set landmarks on. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>A platelet count at 6 or 8 times belongs to two bands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>A point lies off the picture. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>A practice visit and a real one never lie in the same records. This visit was not opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>A present attack</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>A product is put aside for a reason. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>A reason is needed to go past a stop.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>A reason is needed. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>A record is voided for a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/recovery_key.py" />
      <source>A recovery key has {groups} characters; these are {n}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>A red flag comes before an injection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>A remark on this site, printed in the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>A ruler has two ends, every other mark one place. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>A site is drawn from one vial: give less here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>A site is omitted for a reason. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>A site takes {step} to {most} units in steps of {step}. To give nothing, omit it with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>A steroid can raise glucose, add to infection or stay too long in the body.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>A vial cannot be dissolved in {volume}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>A weight is from {lightest_kg} to {heaviest_kg} kg.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>A whole number from 0 to 999.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>ABOUT THESE BACKUPS.txt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>ACD-A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>AE title of this program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <source>About</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 1 cm from the midline, about 3 cm below the protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 1.5 cm above the medial upper edge of the orbital rim</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 1.5 cm behind site 2, above the middle of the ear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 1.5 cm lateral to the medial point, above the mid-pupil</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 3 cm straight up from the tragus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>About 90° to the skin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Above the dose of the US label; extra sites follow the trials and the European label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Above the nuchal line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Absolute maximum, no weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Activated by light?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Activated with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Activation and additives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Activator, volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Acute post-traumatic headache, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Acute post-traumatic headache, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Adapt or leave out the sites concerned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Add a patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Add a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Add a photograph of the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Add another administrator first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Add as another person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Add it anew under “People”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Add its limit with a source to the formulary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Add its volumes together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Add one first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Add patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>Add person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Add pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Add the picture again if that was a mistake.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Add this allergy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Added a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Adding {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>Adding {name}{more}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Additives and buffer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Additives and local anaesthetic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Address and telephone, printed under the clinic name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Address to listen at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Adherence to plastic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Adheres to plastic?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Adverse event: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>After</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>After PRP no NSAID for 1 to 2 weeks; acetaminophen instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>After-care explained and handed out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Agreed on the drawing of the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Air</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Alert, walks safely, sites dry, swallows and breathes freely</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>All agreed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>All are added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>All as usual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>All done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>All four figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>All in one press</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>All products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>All products, type to search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>All told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>All {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Allergies and drugs read aloud</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>Allergies kept from the record although the file does not name them: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Allergies not asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Allergy to DMSO, albumin or another part of the product?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Allergy to a botulinum toxin or to albumin?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Allergy to a local anaesthetic?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Allergy to a material that is usually used here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Allergy to a part of the product.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Allergy to chlorhexidine, iodine, latex or adhesive?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Allergy to the toxin or a part of the product is a contraindication.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Allow writing to {folder}, or choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Allow writing to {folder}, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Allow writing to {path} and to its folder, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Alone, not driving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Along the ridge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Already in this visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Also any risk of methaemoglobinaemia.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Also back up when the program is closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Alt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Amend</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Amend a block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Amend an injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Amend answers, sites, doses, lots, waste, blocks, injections, scores or untoward events.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Amend the discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Amend the same entry again; all its values stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Amend the waste of {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Amend this block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Amend this injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Amend this signed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Amended {when}, {who}: {what}was {was}, is now {now}. {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Amending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Amending the signed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Amendment {number}: {what}, was {was}, is now {now}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Amendment {number}: {what}, was {was}, is now {now}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>Amendments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Aminoglycoside, lincosamide, IV magnesium, anticholinergic or muscle relaxant?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Amount of {label} to discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Amount, all when empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>An administrator can make it active again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>An administrator sets this, under Settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>An amendment is not undone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>An amendment needs a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>An entry in the database cannot be read. Nothing was changed, and all other entries are still there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>An extra site is offered where its muscle is pressed; a moved one is charted with gloves off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>An invented patient with 31 sites. Nothing is kept or sent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_receiving.py" />
      <source>An object ended after {size} of {size_2} bytes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Anaesthetic of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/study_key.py" />
      <source>Anatomy varies: aim for a zone, not a dot.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../procedure_assistant/ui/visit/site_hint.py" />
      <source>Angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Another account already has this login. Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_values.py" />
      <source>Another image with the same identifier and a different content came in before. Both are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Another method</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>Another one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Another patient here already has this medical record number. Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Another person logs in. An open visit stays as it was left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Another product: type a part of its name, or open the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Another program is changing the key file. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Another program is holding the database. Nothing was saved just now; everything saved before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Another vessel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Another workstation added to this visit first. What you just entered was not saved; everything saved before it is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Answer its fields one by one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Answer its questions one by one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>Answer “{label}” first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>Answer “{question}” first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Anterior</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Anticoagulant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Anticoagulant of the tube</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Anticoagulant, antiplatelet or bleeding disorder?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Anticoagulant, volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Approach</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>April</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>As 14 Feb 1981 or 1981-02-14</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>As 14 Feb 2026 or 2026-02-14</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>As 20:00; empty for never</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>As amended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>As before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>As it is printed in the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>As it was charted; change what was otherwise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>As kit or maker state it, with its use. Registration and listing are not approval.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>As on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>As printed on the vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>As printed or scanned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>As printed, 2029-04-30</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>As printed, 2029-04-30; a month alone means its last day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>As the counter gives it; PLRA asks whether it is above 1 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>As the standard map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>As usual: {answers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>As {copy_from}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Ask about dental injections before the first needle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Ask about operations, look for a scar and feel for a gap.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Ask and examine before the first needle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Ask before a steroid is added to the block.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Ask before the first needle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Ask before the first needle; keep help for anaphylaxis at hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Ask before the neck sites.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Ask for fluctuating weakness, double vision and relatives.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Ask for the medicine list; until then treat as an anticoagulant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Ask the patient and the clinic that gave it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Ask the patient, and choose it. Without permission work on the figure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Ask, and choose what applies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Ask, and test where it is possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Asked in the visit where a dose limit needs it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Asked of cells grown in culture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Aspirate, and say what it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Aspiration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Aspiration of {waiting} positive, needle moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Aspiration positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Aspiration positive: {told}. Choose another target, or undo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Aspiration was positive ({positive}), needle moved. </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Asymmetric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>At C2, between semispinalis capitis and obliquus capitis inferior</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>At hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>At least 10 characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>At least 10 characters. A few words in a row are easy to keep in mind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>At least one backup must be kept. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>At most {opened} can have been wasted. Correct the amount, or the doses given first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>At most {rest} can have been wasted. Amend that first, or the doses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>At the chair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>At the posterior border of the sternocleidomastoid, lateral third of the line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>At the superior nuchal line, medial third</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Attach one and pin it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <source>Audit trail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>August</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Automated device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Avoid that site; a physician may go on with a stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>BOTOX is not approved for chronic migraine at this age.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Back of the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Back to log-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <source>Back to patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Back to the first page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/screen.py" />
      <source>Back to the form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Back to the reasons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Back to the visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>Back to the visit of {patient}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>Back to the worklist</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Back up elsewhere…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Back up now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Back up to another folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Back view; the patient’s left is seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Backspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Backtab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <source>Backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Baseline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Baseline photo of the face?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Before the first needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Begin another: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Begin its passport first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Begin the passport</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>Begin with these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Begin: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Behind the hairline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Below the nuchal line: weak neck extensors, neck pain.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Below the nuchal line: weak neck.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Beside the protuberance and below it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Birth date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Bleeding is more likely.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Bleeding or tender just now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Block omitted: {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Block plan, {sides}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_block.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Blood aspirated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Blood count before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Blood draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Blood drawn at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Blood drawn by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Blood drawn, without anticoagulant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Blood for 1 mL of anticoagulant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Body weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Bone marrow concentrate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Bones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>Born</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Both match</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Both sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Both values stand in the record and on paper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/offers.py" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/protocols/visits.toml" />
      <source>Botulinum toxin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin + Cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin + Exosomes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/visits.toml" />
      <source>Botulinum toxin + GON block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin + GON block, ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin + PRP</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin and cell product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin and exosomes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin and nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/visits.toml" />
      <source>Botulinum toxin and occipital nerve block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Botulinum toxin and platelet-rich plasma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Botulinum toxin before today, any brand, any reason?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/protocols/visits.toml" />
      <source>Botulinum toxin for chronic migraine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Botulinum toxin is approved for chronic migraine, not for this headache.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/break_glass.py" />
      <source>Break the glass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Break the glass…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Breaking the glass needs a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Bring back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Bring back the records of another computer or an earlier day.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Bring back what was taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Broke the glass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Broken or contaminated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Brown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_parts.py" />
      <source>Button</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>By hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>By landmarks instead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>By the kit, the maker or your own rule; immediate use starts within 4 hours of preparation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD105</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD105 is below 95 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD14 or CD11b</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD14 or CD11b is above 2 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD34</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD34 is above 2 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD45</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD45 is above 2 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>CD63</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD73</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD73 is below 95 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD79a or CD19</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD79a or CD19 is above 2 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>CD81</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>CD9</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD90</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CD90 is below 95 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>CFU-F</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>CGRP antibody or gepant in use?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Calcium chloride</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Calcium gluconate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Calcium, strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>California</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>California: at least 8.5 by 11 inches, type of at least 40 points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Called leukocyte-poor, but it has more white cells than the blood.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Calnexin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_password.py" />
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Cancel, nobody is switched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Cancel, nothing is changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Cancel, nothing is charted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_password.py" />
      <source>Cancel, nothing is signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Cannot be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <source>Cannot be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cannula or needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Caption</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Caption: {word}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cell characteristics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cell product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Cell product and nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Cell product at the occipital nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Cell product at the occipital nerves and neck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Cells + GON block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cells and donor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Cells do not come from an abortion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Centrifugation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Centrifuge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Centrifuge, maker and model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Certificate of analysis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Cervical paraspinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Cervicogenic headache</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Chain of custody, hand to hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Change it directly; the log keeps both.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <source>Change password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Change password…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_plan.py" />
      <source>Change the doses and places by hand where they should differ.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Change the guidance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Change the plan, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/rows.py" />
      <source>Change this person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Change what is wrong where it stands; the reason is asked. Both values stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Changed a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Changed the own password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Changed the settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Changing over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Characterisation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Chart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Chart the positive aspiration, move the needle and aspirate again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>Charted as said by {who}, line by line as proposed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Charts, signs, amends, and may go past a stop with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Check and restore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Check both, and the Caps Lock key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/rows.py" />
      <source>Check by restoring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Check date and time of this computer before charting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Check now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Check that it is still there and that you may open it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Check that its folder can be written, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Check that the disk with {path} is connected, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Check that the drive with {folder} is connected, then make the backup again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Check that the drive with {folder} is connected. If this is the right folder, choose it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Check that the drive with {parent} is connected, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>Check that you may open it, that its drive is connected, and that no other program holds it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Check that you may open the folder of the database and that its drive is connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Check that {parent} can be written and has room, then start the program again; it goes on from here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Check that {path} and the key file beside it belong together. If they do, keep both for recovery, put the latest backup in the place of the database and start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/opening_content.py" />
      <source>Check the clock of this computer before charting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/rows.py" />
      <source>Check the copy of {made} by restoring it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Check the count, or go on off-label with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Check the date on the container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Check the disks with {here} and with {parent}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Check the distance, and set the two points again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Check the dose yourself, and add its range with a source to the formulary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Check the history, or go on off-label with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>Check the name, and that its drive is connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>Check the number, or open that patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Check the number; open the other patient if it is the same person.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Check the volume of each dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Check the volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Check the volumes of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <source>Checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <source>Checked when made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Checking every record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_password.py" />
      <source>Checking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>Choose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>Choose 0 to 10.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Choose a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Choose a backup of these records, or use the login or the recovery key that belongs to {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Choose a backup…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Choose a field of the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Choose a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Choose a folder, best on another disk; then copies are made by themselves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Choose a later day, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose a local anaesthetic or a steroid.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Choose a local anaesthetic without epinephrine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Choose a muscle that is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose a nerve and a side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose a nerve of the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Choose a patient to see the chart and start a visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Choose a place that is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Choose a product, then type or scan lot and expiry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Choose a question of the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Choose a reason or write one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Choose a site that is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Choose a target and its side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Choose an administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Choose an open visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Choose an open visit, or amend the signed record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Choose another backup than {path}, and keep this one for the inquiry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Choose another diagnosis, or go on off-label with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Choose another file than {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Choose another folder than {folder}, best on another disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/records.py" />
      <source>Choose another folder, or free some space, and save again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Choose another frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Choose another login.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Choose another name than {target}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Choose another one than {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Choose another place than {parent}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>Choose another printer, or save the sheet as text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Choose folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Choose how to begin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Choose how to begin. The first visit can be on screen in under a minute.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>Choose one of the answers shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>Choose one of the list (“procedure-assistant visits”).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Choose one of the list, or add it to the formulary file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Choose one of the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Choose one of the two.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>Choose one of the visits offered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Choose one on another disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Choose or type its answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Choose or type one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Choose the clearance of the kit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Choose the file as it was exported from this database.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Choose the file as it was exported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Choose the folder for backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>Choose the folder of a backup first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>Choose the folder that shall be watched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Choose the folder with backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Choose the mL of diluent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>Choose the patient files inside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Choose the picture files in the folders beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Choose the product on the page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose the side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Choose the vial and lot first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose what is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Choose what it is meant for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Choose what the aspiration was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>Choose what this person does here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_presenter.py" />
      <source>Choose who gets the new password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Choose…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Chose the appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic cluster headache, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic cluster headache, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine with aura, intractable, with status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine with aura, intractable, without status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine with aura, not intractable, with status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine with aura, not intractable, without status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine without aura, intractable, with status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine without aura, intractable, without status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine without aura, not intractable, with status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic migraine without aura, not intractable, without status migrainosus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic post-traumatic headache, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Chronic post-traumatic headache, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Clean hands, put on gloves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Clean the skin and let it dry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Clear fluid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Click the muscle where it is drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_map.py" />
      <source>Click the muscle where the pain is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Clinic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Clinic name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>Clocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_wrapping.py" />
      <source>Close other programs and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Close other programs or windows that use it, wait a moment and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Close the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Close the help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Close the program on all workstations that use {path}, then restore again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Close up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Close up of the construction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Close without saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Cluster headache</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Cluster headache, unspecified, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Cluster headache, unspecified, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Co-sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Co-sign this record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Co-sign this record as {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Co-signed by {event}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Co-signed by {named}, {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>Co-signing physician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/offers.py" />
      <source>Combined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Compare a head…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Compare an exported head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/recovery_key.py" />
      <source>Compare it with the printed recovery key, group by group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>Compare kit, lot and expiry with what is in your hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Compare with the ISCT criteria.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Compare with the certificate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Compare with the release specification.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>Complete the list before signing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Complete them, or judge the total yourself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Complication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Complication noted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Complication, amended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Complications at this target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Complications of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>Computed classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>Conditions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/passport_view.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Confirm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>Confirm all as shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>Confirm these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Consent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Consent and disclosure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>Consent form and version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Consent is signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Consent signed at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Consider another day.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>Continue set-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Continue: {following}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Continue: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Copied the text of a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/rows.py" />
      <source>Copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Copies in this folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>Copy a picture first, then paste it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>Copy or export it again, and check that the disk is not full.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Copy text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Copy the note as text for the chart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Correct</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Correct it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Correct it, or check the clock.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Correct lot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Correct lot and expiry of {one}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Correct lot or expiry of {one}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Correct one of the two volumes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Correct one of the two.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Correct that one first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Correct the amount, or the doses given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Correct the amount, or what was injected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Correct the amount.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/app.py" />
      <source>Correct the files named.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Correct the force, the speed or the radius.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Correct the one that is wrong before the first needle: {places}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Correct the planned side and repeat the time-out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Correct the sides, or undo the injection. Where it was given on the wrong side, go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Correct the volume, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Correct the volume, or the volume made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Correct the volume, or undo what was charted by mistake.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Correct the volume, or what else was given from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Correct the volume, or what else was injected of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Correct what was typed, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Corrug.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Corrugator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Counted by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>Counts from the next start of the program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Cover one of them and scan again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Credentials</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Credentials, such as MD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Credentials, such as MD or RN</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cryopreservation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cryopreserved?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Cryoprotectant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Ctrl</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/password_box.py" />
      <source>Ctrl+Space in the field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Ctrl+V</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Culture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Culture medium</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Current medication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Curved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>DICOM is not encrypted: listen at this computer's own address, or on a network of the clinic that nobody else is on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_receiving.py" />
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>DICOM listener</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>DMSO</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Days kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>December</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Declare this record void</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Declare this visit void</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Declare void</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Declared void by {who}, {when}. Only to look at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Declared void {signed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Declined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Deep</source>
      <comment>skin</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Deep needle: the pleura.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Deep needle; it lies under the skin here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Deep or low needle: weak neck.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Delivery</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../procedure_assistant/ui/visit/site_hint.py" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Depth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Derived figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>Describe it in a few words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Devices that may send, one a line: AE title, address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Diabetes, immunosuppression, ritonavir or cobicistat?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Diagnosis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Did the last two adequate cycles both fail?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/site_list.py" />
      <source>Difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Differentiates into three lineages?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>Differs from the standard map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Discard from {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Discard it, or put it aside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Discard the rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Discard the rest instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Discard the rest of everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Discard this amount of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Discard {amount}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Discarded in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Discharge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/messages.py" />
      <location filename="../../procedure_assistant/ui/widgets/toast.py" />
      <source>Dismiss the message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Dissolve in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Dissolve in mL of {diluent}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Dissolve {one} in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Dissolved in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Dissolved in {volume} {diluent}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Dissolved in, volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Distance of the two points on the head, in millimetres</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/messages.py" />
      <source>Do</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Do not inject; only a physician’s stated reason goes past this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Do not touch the periosteum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Do what is next: the button at the lower right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Dohan Ehrenfest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Done amending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Done, abnormal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Done, close the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Done, normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Donor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Donor eligible?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Donor id</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Doppler used?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Dose in units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Doses of this time are added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Doses were already drawn from this vial. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Draft until signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_page.py" />
      <source>Drag the mark, or use the arrows: 1 mm, with Shift 5 mm. Enter keeps the place, Esc leaves it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Draw the card larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Draw the card smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Drawn card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Drawn up, not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Driving, head clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Drop the one that shows the back of the head.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Drugs of nerve blocks, toxin beyond the labelled dose, and any use outside chronic migraine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>Drugs, all sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Ducic 2009, 125 patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>Due for treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Due now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>EDTA</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>EU/mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Each change asks for its reason and stands with both values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Each change asks for its reason; the signed answer stays beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Each injection: {parts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Each may be answered “not measured” with one press.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Earlier backups and the records here are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Earlier toxin had a side effect.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Earlier visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Edit this patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Edit {patient}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Effect of earlier blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Effect of the earlier injections</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Efficiency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Eight groups of five characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Emergency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/glass_banner.py" />
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Emergency access is on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Encrypt {path} in the set-up first, or put the encrypted database back in its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Encrypted copies of all records, each restored once before it counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/glass_banner.py" />
      <source>End emergency access</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/screen.py" />
      <source>End practice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/window_pages.py" />
      <source>End practice first, then drop the files here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/screen.py" />
      <source>End practice, nothing is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Ended emergency access</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Endotoxin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Endotoxin is above the 0.5 EU/mL of a published specification.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/site_list.py" />
      <source>Enter as a press on the map, Right opens the card, plus and minus change the dose, M moves, N writes a note, Delete omits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Enter gives {count} sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <source>Entry {seq} of this visit cannot be read. The other entries are safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <source>Entry {seq} of this visit was written by a later version of the program ({kind} {version}). Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Enzyme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Enzyme, lot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Enzyme, name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Enzyme, residual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Epinephrine can raise blood pressure strongly with this drug.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Episodic cluster headache, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Episodic cluster headache, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_carried.py" />
      <source>Equipment as on {day}, the rest as usual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Esc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Escape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Escorted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Every change asks for its reason. The signed record stays as it was; both values are shown and printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Every change is kept at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Every day at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Every record is as it was written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Every site is decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Everything can be done by pointer, too. In a field, keys write.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Everything charted is on the disk. Restart if the screen looks wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Everything is complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <source>Everything that is known of was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Everything that was given is saved. Gloves can be put on again at the map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Exosomes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Exosomes + GON block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Exosomes and nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Exosomes at the occipital nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Expires at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Expiry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Expiry of the kit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Expiry, year-month-day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Explain it first, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Export a shorter clip or single frames from the device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>Export as CSV</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Export it as JPEG or PNG from the device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Export or send the picture again from the device, and use the new file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Export the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Export the head…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Exported the audit trail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Extra site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Extras go to {allowed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>FDA status of exactly this product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Failed to log in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Fainted at an earlier injection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Fainted at an earlier injection?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Family name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Fat-derived MSC, grown in culture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>February</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Feel for arteries and keep away from them; press each site 5 to 10 minutes. Drugs are usually continued.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Feel for the artery first. In front of the hairline: hollow temple. Tendon may lie under site 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Female</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Fever or acute illness today.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Fever or acute illness today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Fewer than 15 headache days: the label covers chronic migraine only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Fewer than 8 migraine days: this is not chronic migraine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Fewer units at the site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Fibrin (PRF)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Figure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Fill in “{label}” first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Find a patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>Find a patient or MRN</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Find a patient who is on record and start the visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Find patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Find the protuberance and both mastoid processes, then drag the marks to them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Finish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>First</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>First aspiration positive ({what}), needle moved; aspirate again. </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>First bad entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>First bad entry: {fault}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>First positive, then negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, brake</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, force</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, radius of the rotor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>First spin, temperature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>First toxin treatment, or treated before?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>First treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Florida</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Florida law changes nothing in federal law.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Folder for backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Folder to watch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Folder with backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Follow-the-pain extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Follow-up after 1, 3, 6 and 12 months.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Follows the pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Foot pedal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>For everybody who works here. “System” follows what this computer is set to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>For example BP 124/76, HR 70.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>For example MD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>For local anaesthetic systemic toxicity.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>For the payer only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Force of the first spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Force of the second spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Force of the spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Forget the measure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <source>Found damaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Frail, elderly or hypotensive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Frail, elderly or low blood pressure?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Frame before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Free some space in {folder}, or choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Free some space on the disk with {folder}, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Free some space on the disk, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Free some space, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/practice.py" />
      <source>Free some space, then start it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Frequency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Friday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>From</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>From FHIR files, one patient a file. Choose or drop them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>From draw to needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>From spin to needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>From thawing to needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>From the protuberance down past C1 to the forked spinous process of C2, then lateral; lateral end of the probe 20 to 30 degrees up toward the transverse process of C1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Frontalis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Frozen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>GM130</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>GON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>GON C2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/visits.toml" />
      <source>GON block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>GON block, ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>GON nuchal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Give</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Give a reason, or put it above. Source: {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Give a reason, or put it nearer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Give all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Give all planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>Give an extra site in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Give each person a login of their own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Give less, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Give the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Give the block at the target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Give the next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Give the path of a file, or an address that begins with sqlite:///.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Give the site, or open its card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Give this site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Give {content}{where}, {count} sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Give {short} {side}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Give {site_name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Give {to_give}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Given and wasted together make what was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Given and wasted together make what was opened. The rest is discarded with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Given names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Given, extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Given, {far}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Given, {volume} mL{where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Given: {given}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_desk.py" />
      <source>Gloves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_page.py" />
      <source>Gloves mode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Gloves mode cannot serve this step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Gloves mode is off: {section} is charted here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_message.py" />
      <source>Gloves off, settle it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <source>Gloves on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <source>Gloves on, press to take them off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/content.py" />
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Go on with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Go on with the earlier version of the program, and report this fault together with its log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Go on with the reason written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Go on with these records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <source>Go on with this reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Go there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Go to the column before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Go to the first open item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Go to the log-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Go to the nearest site in that direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Go to the next column: steps, canvas, totals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Go to ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Go to what is missing: {item}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Go to {section_title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Go to {section}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Go to {short}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Go to: {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Gram stain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Gram stain is not known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Gram stain is positive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Greater occipital nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <source>Greater occipital nerve block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Greater occipital nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Greater occipital nerve, distal at the nuchal line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Greater occipital nerve, proximal at C2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Group 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Group 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Group {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/recovery_key.py" />
      <source>Group {number} is not as printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>Guided by landmarks instead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>HLA-DR</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>HLA-DR is above 2 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Haematocrit before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Hair or dressing in the way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>Hand it over in person; it can be changed after logging in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Hand over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Hand over this visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Handed over to {to}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Handed over to {to} by {who}, {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Harvested at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Harvested from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Has allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>Have it exported or saved again in UTF-8.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Have its use here confirmed, and write down by whom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>Have the chart exported as FHIR R4 in JSON, one patient per file, or add the patient by hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Head of the chain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Headache days in 28, without toxin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Headache days in the last 28, with toxin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Headache with a red flag that is not explained yet?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Headaches shorter than 4 hours are outside the labelled indication.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Height</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>Held an image in the inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/password_box.py" />
      <source>Hide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>History and imaging</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Hockey stick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Hold it against the database with the newer version; this one is {version}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Holds every entry against its hash, every visit against its chain, and all of it against the chain over all records.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Home</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Horizontal, along the surface</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>How did the observation go?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>How does the patient go home?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>How long does an untreated headache last?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>How many spins?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>How many units?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>I have written it down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>I performed or supervised this procedure and reviewed this record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>I supervised this procedure and reviewed this record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>IND and IRB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>IND number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>IRB number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>ISBT-128 where it has one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>ISCT 2006</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Identifiers on the syringe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Identity held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Identity held at each hand-over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Identity test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Idle time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>If it is one person, correct name or birth date of the patient on record and import again. If not, ask the sender which number is right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Image held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Image placed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Image rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Imaging of head or neck?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Imaging was abnormal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Immunosuppression or diabetes raises the risk of infection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Immunosuppression or diabetes?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/view.py" />
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Import finished</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <source>Import more files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/dialogs.py" />
      <location filename="../../procedure_assistant/ui/patients/view.py" />
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>Import patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Import patients from files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Import stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>Import the patient first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Imported{changed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Importing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>In a visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>In one press with it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>In plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>In sequence mode and with gloves on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>In this picture the patient’s {side} is seen on the {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <source>In words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Indication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Indication of the block in words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Infection at the site is a contraindication.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Inject</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Inject lying down, allow extra recovery time, prefer bupivacaine to lidocaine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Inject {content}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Injected and discarded together make what was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/canvas.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_page.py" />
      <location filename="../../procedure_assistant/ui/visit/map_page.py" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Injection map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Injections recorded here are counted by themselves; this asks for those given elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Install that version ({program}) or a later one on this computer, then restore the backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Install the newer version on this computer; this one is {version}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <source>Integrity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Interpreter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Intervals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Intervals between products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Intervention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>Investigational, without approval or IND</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Is it you?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Is the scalp over the nerve numb?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Is the volume meant per side or in all? Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Isolated by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Isolation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>It cannot be shown. {why_no_picture}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>It charts the map, a block that is planned, and pain. Go there first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>It comes again after the last one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>It counts until the program ends: this computer could not keep it for the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>It fits, keep it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>It followed map {then}, this visit follows {now}: its places are not shown and cannot be planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>It has no manifest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>It is given at its target, under the probe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>It is kept apart with the reason, and counts nowhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>It is kept in the inbox.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>It is not given. Undo brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>It is not known whether the bone under the site is whole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>It is not known whether the headache has a red flag.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>It is not known whether the patient bleeds easily.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>It is not known whether the patient is pregnant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>It is not known whether the patient reacted to a local anaesthetic.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>It is not known whether the patient reacted to a toxin before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>It is not known: allergy to DMSO, albumin or another part of the product.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>It is not known: immunosuppression or diabetes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>It is not known: low platelets or a platelet disorder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>It is not said what the patient agrees to. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>It is not said where the patient’s left is seen. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>It is not said where the patient’s left is seen. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>It is not said whether the patient agrees to the photograph. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>It is only looked at here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>It is printed in every record that this person charts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>It is sealed: later changes are amendments with their reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>It is shown once. The recovery key before it no longer opens the records on this computer, only backups made until now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>It is shown this once. It opens the records when no administrator knows a password any more, and restores a backup elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>It is {width} × {height} pixels; up to {most_pixels} million pixels are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>It leaves the record and is kept apart with your name and the reason, such as another patient's name in the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>It leaves the record with its construction and is kept apart with your name and the reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>It lies between the two mastoids.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>It opens the records when no administrator knows a password any more, and restores a backup on another computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>It sets the maximum of the local anaesthetic.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>It stays planned and comes again at the end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>It stays readable and counts nowhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>It stays readable; open a new visit to chart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>It still waits; aspirate again before it is injected. Both are in the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_lines.py" />
      <source>It was by landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>It was given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>It was left as it is. What can be read is copied into a new one; what a backup still has fills the gaps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>It was made by a newer version of the program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>It was not added a second time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>It was on the</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>It was restored to try it out, every entry was checked: {contents}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_lines.py" />
      <source>It was under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Items as asked here; confirm with the published list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>Its database is not of the size it had.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Its folder cannot be reached</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Its folder may not be written to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Its landmarks were taken away: place them again. Undo brings them back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_files.py" />
      <source>Its manifest cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Its standing in law is asked first, then how it was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>January</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Judge relief at {start}–{end} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Judge the combined effect yourself; the total counts one product only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Judge whether it is right today.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>July</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>June</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Just above the nuchal ridge, midway from the protuberance to the mastoid tip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Just into the muscle, felt while the patient clenches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Karyotype</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Keep for {content}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Keep frontalis sites in the upper third, or lower the lateral dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Keep here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Keep it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Keep it for the inquiry, and put keys.json of the newest backup in its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>Keep it in the record first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Keep it locked away, apart from this computer: whoever has both can read every record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Keep the combined dose well below the maximum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Keep the damaged file. {restore}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>Keep the file as it is, and look where it came from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Keep the file where those who use the program cannot change it, such as in print or with somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Keep the file {path} as it is and find out who replaced it before going on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Keep the file {path} for recovery, put the latest backup in its place and start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Keep the picture in the record first; then it can be measured and marked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/salvage.py" />
      <source>Keep {database} and what lies beside it, and restore the newest backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Kept at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Kept only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Kept, printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Key {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_parts.py" />
      <source>Key: {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Keyboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Keypad</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Kim 2018, at semispinalis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Kim 2018, at trapezius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit and spins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Kit cleared by 510(k) for another use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>Kit cleared by 510(k) {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Kit cleared for another use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, UDI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, expiry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, lot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, maker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, maker and model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Kit, model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Known allergy to a local anaesthetic.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Known distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>LOINC 6690-2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>LOINC 777-3, not diluted by the anticoagulant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>LON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Label every syringe: drug, strength, time, initials</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Label it with two: name, birth date or record number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Label read against the patient before the needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Label says: for autologous use only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Labelled and read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Labelled in the presence of the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Landmark construction on the nape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_photo.py" />
      <source>Landmark construction on the photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_canvas.py" />
      <source>Landmarks of the occipital nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Landmarks on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Landmarks on the photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/language_choice.py" />
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Language of the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Last NSAID on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Last aspirin or antiplatelet on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Last backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/opening_content.py" />
      <source>Last entry {when}, {who}: {describe}. Everything that was shown as done is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Last events</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Last spin ended at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>Last visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Last {window_days} days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Lateral third of the nuchal line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Lateral to medial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Lay a bank card on the drawing and make it as wide as the card.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Lay out another antiseptic, other gloves or another dressing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Layers of the figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Leave a question, close a card, take a message away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Leave it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Leave it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Leave it out, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Leave open to use the weight of the chart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Leave open when none was taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Leave the block out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Leave the block out and write it in words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Leave the block out, or use a steroid alone with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Leave the damaged database where it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Leave the rest of the block out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Leave the steroid out, or plan glucose checks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Leave the steroid out, or take a vial without the preservative.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Leave the steroid out; in cluster headache it may be sooner.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/window_pages.py" />
      <source>Leave the visit first, then drop the files here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Leave without restoring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Leave without saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Left and right have changed places on the photograph.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Left out: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Left side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>Left {left}, right {right}: both sides are equal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>Left {left}, right {right}: the {side} is {difference} ({part}) longer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/legend.py" />
      <source>Legend: {items}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Less blood than is usually drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Less than 4 hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Lesser occipital nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Let go to add these pictures to the visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Let go to add this photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/file_drops.py" />
      <source>Let go to import these patient files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Let the pedal send another key, such as F9 or Page down.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Let the scanner send the group separator (FNC1), or type what is printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Let the supervisor sign in and co-sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Letter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Letterhead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Letterhead, one line each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Leukocytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Li</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Light-medium</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>Limits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Linear probe, 10 to 18 MHz, transverse on or just below the nuchal line: a small oval medial to the occipital artery.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Lipid emulsion and resuscitation kit at hand?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Lipoaspirate or marrow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>List</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>List beside the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>List of the sites and of what differs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>List · {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <source>Load what was charted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Local anaesthetic is riskier in this patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Local anaesthetics together are above their maximum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Lock now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <location filename="../../procedure_assistant/ui/widgets/shell.py" />
      <source>Lock the workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Locked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Locking</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/soon_hint.py" />
      <source>Locks in {seconds} seconds. Touch mouse or keyboard to stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Log in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <location filename="../../procedure_assistant/services/guard.py" />
      <source>Log in and do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Log in and save it, or close the window once more to drop it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/window_pages.py" />
      <source>Log in first, then drop the files here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Log in first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Log in to go on. An open visit stays as it was left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Log in with one of its logins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Log in, so that the program has the key. If nobody can log in, keep {path} and use the recovery key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Log-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Logged in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Login</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>Login and password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Login and password do not belong together. Nothing was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Login of the administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Longitudinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>Look at both again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Look at every site before the first needle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Look at it in the inbox: place it in a visit and say why, or reject it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Look at last visit’s sites; change place or dose where it arose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Look at the count before the draw.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Look at the list of open points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Look at the visit as it is now, then enter it again if it is still needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Look for a recovery key that was printed later, or for the backup that this one belongs to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Look for the occipital and the vertebral artery.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Look only, set no mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Looked at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Looked at the audit trail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Looks after people, settings and backups, and sees no patients.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Looks after people, settings and backups, with a login of its own and the same password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Looks after people, settings and backups. Sees no patients, except in an emergency with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Looks at patients and records. Changes and prints nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Lot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Lot and chain of custody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Lot of the kit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Lot or donation number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>Lot {lot}, expires {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Lot {lot}, expires {expiry}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Lot {lot}, expiry {expiry}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Low brow or loose lid skin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Low frontalis sites can let the brow drop further.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Low needle: dropping brow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Low or faulty platelets make another product than is reported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Low platelets or a platelet disorder?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Lower concentration, fewer nerves, one side at a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Lower volume or concentration, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Lyophilised</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>MAO inhibitor or tricyclic antidepressant?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>MIBO</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>MIBO for cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>MISEV 2023</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>MSC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Made a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Made a new recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Made by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Made in an FDA-registered facility with accredited cGMP</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>Made on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Make a new recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Make somebody else administrator first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Maker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Making the backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Male</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Manufacturer or laboratory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>March</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Mark the needle tip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Mark the nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Marked near the site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Markers found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/viewer.py" />
      <source>Marks: {marks}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Marrow MSC, grown in culture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Marrow concentrate to a nerve is likely not homologous use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>Mastoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Maximum for {mass}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>May</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>May be injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>May be injected now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>May log in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Mean platelet volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Measure again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>Measure on the ultrasound machine and type the length.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Measured on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>Measured with a card: 20 mm are {px} pixels on this screen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Mechanical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Medial to lateral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Medical record number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Medical record number matches the chart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Medication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Medication Guide given?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>Medications</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Medium</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Meta</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Method automated or hand; Activation; Red cells rich or poor; Spins 1 or 2; Platelets 4–6, 6–8, 8–10 times; Image guidance; Leukocytes rich or poor; Light activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Method of the count</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Method of the viability</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Microfragmented fat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list_content.py" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Midline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Midline, halfway between the two corrugator points and level with them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Midway between site 1 and the acromion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Midway between site 1 and the neckline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Midway between the neckline and the acromion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Migraine and pregnancy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Mind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Mishra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Mixed with local anaesthetic?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Monday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Months kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>More about this visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>More blood than is usually drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/chips.py" />
      <source>More chips</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>More platelets are in the product than in the blood: {recovery_text}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>More than {part}: measure again, or set the two points of known distance again. The tape counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>More than {part}: the head may be turned in the picture. Measure both sides with the tape.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>More units at the site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>More viable cells than cells: {viable} of {nucleated} × 10^6.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Move</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Move it on the figure where it stands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Move the landmark by 1 mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Move this site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Murray 2017 counts 23 items for PRP; items as asked here, confirm with the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Muscle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Muscle, left, right, units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Muscles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Myasthenia, Lambert-Eaton, ALS or motor neuropathy, also in the family?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Mycoplasma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Mycoplasma is not known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Mycoplasma is positive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>NTA</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Name at least one allergy, or choose “None known”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Name of the administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Name the person who goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Name, birth date and record number are enough to start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/view.py" />
      <source>Name, record number or birth date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>Name, what was done, or a word of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Near the hairline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Neck and shoulder strength was not tested.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Neck or shoulder is weak before the injection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Needle and spread</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Needle mark of {name} outside the zone, not charted yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Needle of the draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/mark_paint.py" />
      <source>Needle tip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Needle visible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Needle, gauge and length</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Needs another position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Negative markers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Negative markers absent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/mark_paint.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Nerve and side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/offers.py" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Nerve block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>Nerve block: not planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Neuromuscular disease was not excluded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Neutrophils</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Neutrophils before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Neutrophils of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Never the room number. Without a number on the patient, compare the chart with an identity card.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>New password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>New password for {named}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <location filename="../../procedure_assistant/ui/patients/view.py" />
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>New patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>New recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>New visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>New, not in the record yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>New, not kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <source>Newest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <location filename="../../procedure_assistant/ui/map/mark_layer.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <location filename="../../procedure_assistant/ui/visit/view.py" />
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/buttons.py" />
      <source>Next action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Next frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Next missing item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Next open field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Next open question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Next site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Next visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Next, patient {position}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Next: {site}, {dose}, patient {position}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/messages.py" />
      <location filename="../../procedure_assistant/ui/widgets/toast.py" />
      <source>No action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>No active allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>No approval, no clearance and no IND: this use is investigational.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>No backup chosen yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>No block is planned yet. Say which drugs, how much and which side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_block.py" />
      <source>No block is waiting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>No block is waiting. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>No complication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>No copy in this folder yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>No device may send yet: add the AE title and the address of the ultrasound machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>No driving until the head is clear, above all the first time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>No drugs planned yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>No extra sites in {muscle}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>No folder chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>No folder chosen yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>No folder for backups is chosen yet, so none was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>No imaging, none earlier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>No known allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>No length can be given here. {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>No maximum is known for {substances}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>No migraine entry in the chart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>No migraine on the problem list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/chips.py" />
      <source>No more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>No muscle for an extra site lies here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>No name in the picture's header</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>No other site is left to go on with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>No part of this picture is calibrated in centimetres, so nothing can be measured in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>No patient here has the number {number} that is in its header.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>No patient in the file. Added to {patient}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>No photograph yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>No photograph yet. Say at the left what the patient agrees to and where the left is seen, then add one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>No picture of the needle could be had</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>No picture shows the needle at {name} {side}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>No picture shows the needle at {target} {side} yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>No picture yet. Add a file, paste one, drop it here, or send it from the ultrasound machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_map.py" />
      <source>No place is free there. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>No pregnancy on record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <source>No product described</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>No product is described yet. Its standing in law is asked first; nothing is injected before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>No product is in the visit yet. Begin its passport first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>No product opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>No product was opened, so there is nothing to discard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>No screen is that coarse or fine. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>No site is near the press. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>No source gives an interval between PRP and a local anaesthetic at the same place: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>No source gives an interval between PRP and a steroid: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>No source gives an interval between PRP and botulinum toxin: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>No source gives an interval between cells and a local anaesthetic at the same place: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>No source gives an interval between cells and a steroid: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>No source gives an interval between cells and botulinum toxin: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <source>No source gives an interval between exosomes and a local anaesthetic at the same place: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <source>No source gives an interval between exosomes and a steroid: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <source>No source gives an interval between exosomes and botulinum toxin: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>No source gives an interval between two injections of PRP: to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>No usual dose of {substance} is known here; {total} mg in this session.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>No vial of {of} is open. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>No visit of the day matches “{searched}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>No visit of this kind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>No visits today yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>No voice is installed on this computer, so nothing is spoken. Everything else stays as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>Nobody has confirmed the recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Nobody is on record yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>Nobody is on record yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>Nobody on record matches “{searched}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>None known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>None listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>None of these apply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>None on record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>None planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>None seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>None yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>Not a full date. Type it as 14 Feb 2026 or 2026-02-14.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Not a nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Not a time of day. Type it as 20:00, or leave it empty for never.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <location filename="../../procedure_assistant/ui/people/rows.py" />
      <source>Not active</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Not asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Not available</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Not charted as given. If it was, say what it got.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Not charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Not checked yet since the program was started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Not dissolved. Choose the volume:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Not done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Not enough {opened} is left. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <source>Not everything could be saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Not finished</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Not given, as amended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Not known any more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Not lawful as told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>Not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Not needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Not needed for a syringe that is used at once by the one who filled it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Not needed, no local anaesthetic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Not omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Not on record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Not pinned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Not planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Not read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Not ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <source>Not saved yet. Press Enter to save it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>Not searched yet: a day is not right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Not stored yet; what is stored goes on as it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Not taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Not tested</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Not to be injected now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Not usable as a photograph of the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Not used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Note a complication</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Note it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Note on {named}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Note, {content}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Nothing came back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/salvage.py" />
      <source>Nothing could be read in the damaged database, and no backup helped: it is destroyed, or the key belongs to another one. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Nothing happened since the program was started.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Nothing is exchanged yet. The damaged database is kept in any case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Nothing is held. Pictures that fit an open visit go there by themselves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Nothing is left to inject here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>Nothing matches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Nothing more of it is injected. Put it aside, or discard the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Nothing of it is injected once a clock has passed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Nothing of it was injected. Its passport stays in the log, and another product can be begun.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Nothing of this file was imported; import it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Nothing protects the records from a broken disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Nothing to discard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Nothing to redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Nothing to take back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Nothing to undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Nothing was added, and the file is as it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Nothing was changed in them. Try again; if it happens again, report the error with the file errors.log of the data folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Nothing was changed. The check says nothing until it went through.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/leaflet.py" />
      <source>Nothing was given in this visit yet, so there is nothing to explain.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>Nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>Nothing was injected there. Another target can be chosen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>Nothing was saved; correct the fields and save again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>Nothing was set. A depth that the machine measured can be typed into the note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Nothing was skipped. Give it, or omit it with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>Nothing was written down yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Nothing, in the tissue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Notice handed out by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Notice handed out in writing at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Notice hangs at the entrance and in view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>November</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>Now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Nucleated cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Nucleated cells, total</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <source>Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Oblique, along the muscle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Observation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Observed for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Observed for at least 15 minutes?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Observed for at least 30 minutes with vital signs?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Observed for less than the usual 15 to 30 minutes after a nerve block.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Observed for less than the usual 15 to 30 minutes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Observed for less than the usual 30 to 60 minutes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Occipital artery</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/visits.toml" />
      <source>Occipital nerve block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Occipital nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Occipital nerves, both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Occipital nerves, left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Occipital nerves, right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Occipital neuralgia</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Occipital pain or tenderness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Occipitalis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>October</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Of each of these days, weeks and months the newest copy is kept; older ones go by themselves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <source>Of other records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Of so many days the newest copy each is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Of so many months the newest copy each is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Of so many weeks the newest copy each is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Of the white cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Of these, days with migraine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Off-label use was told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Omit or skip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Omit the next site, with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Omit the rest of the map, {sites}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Omit them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Omit {site}, because</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Omit, because</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Omit, with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Omit: {reason}{which}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Omitted: {omitted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Omitted: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>On</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>On Debian or Ubuntu the package speech-dispatcher brings one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>On closing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>On one side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>On one side only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>On the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>On the lock screen choose “Use the recovery key”. Letter case, spaces and dashes do not count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>On the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>On the nape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>On the pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>On the photograph the {side} mastoid lies {far} from the protuberance; adults measure 70 to 90 mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/product_offers.py" />
      <source>On the shelf, as opened last here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>On what ground may it be used?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>One</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>One finger-breadth from site 1, diagonally up and in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>One finger-breadth from site 1, diagonally up and out at 45°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>One finger-breadth from site 1, diagonally up and out, toward the top of the ear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>One item is still open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>One laboratory asked for 10 days without aspirin before the draw.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>One laboratory asked for 3 days without NSAID before the draw.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>One photograph at a time. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>One product stands twice in the plan. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Only a back view can be measured. Choose the side; nothing is mirrored by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Only a back view can be measured. Say whether the patient’s left is seen on the left or, mirrored, on the right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Only after a negative aspiration is a block given. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Only after a negative aspiration is anything injected. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Only to look at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>Only {who_may} may {in_words}: switch the user.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/content.py" />
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Open a local anaesthetic under Products first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Open a vial of {substance}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Open another one, or plan less.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Open another vial.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>Open it with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Open it with its lot first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/open_box.py" />
      <source>Open item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Open items are answered where they lie. Undo ends with the signature.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Open that patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <location filename="../../procedure_assistant/store/images.py" />
      <source>Open the list of images again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Open the vial first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Open the visit of {visit}, {note}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Open the visit to see who it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <source>Open the visit with the newer version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/product_offers.py" />
      <source>Open this lot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Open this product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Open visit that it belongs to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Open visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/product_offers.py" />
      <source>Open {product}. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <source>Open {shown_words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>Open {shown}, {shown_words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>Opened last on {day}. Compare lot and expiry with the vial in your hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/first_frame.py" />
      <location filename="../../procedure_assistant/ui/start_page.py" />
      <source>Opening the records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Opens in {waits}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Operator of the draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Or paste it, or drop it here. Pictures of a camera or phone come in through the watched folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Origin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Other dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Other problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Other reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>Other than this map: {sites}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Others are added afterwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Out of plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Own consent for pictures and advertising?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>P-PRP, L-PRP, P-PRF, L-PRF: plasma or fibrin, poor or rich in leukocytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>P1 at or below the blood, P2 up to 750, P3 up to 1,250, P4 above (10^3/uL); x exogenous activation; white cells A above, B at or below the blood; neutrophils α above, β at or below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>PREEMPT injection map, 31 sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>PRP</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>PRP + GON block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>PRP characteristics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>PRP processing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Page {number} of {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/shell.py" />
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>Pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Pain after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Pain before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>Pain from 0 to 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Pain {moment}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Pain {moment} corrected, {event} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Pain {moment}, {event} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Pain {moment}: {told}{also}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <source>Pain {value} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <source>Pain {value} of 10, chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Palpate the muscle; no source describes the probe here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Paper of the printed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Paraspinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Parent cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Parent cell and isolation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Particles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Particles and markers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Particles are on average above 200 nm, larger than small vesicles.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Particles for 1 mcg of protein</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Particles in 1 mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Particles injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Particles of the vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/formulary/limits.toml" />
      <source>Particulate suspension: never near the vertebral artery or the C2 foramen. Avoid in pregnancy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/formulary/limits.toml" />
      <source>Particulate: never near the vertebral artery or the C2 foramen. Hair loss and skin atrophy were reported; another steroid is preferred.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/formulary/limits.toml" />
      <source>Particulate: never near the vertebral artery or the C2 foramen. Hair loss or a dent may follow; below 80 mg where looks matter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Passage number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Passport items</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>Passport of the product, totals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Passport: complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>Password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Password of the administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Paste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Paste a photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Paste a picture, Ctrl+V</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/rows.py" />
      <source>Patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Patient asks for a pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Patient cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Patient declined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Patient says name and birth date; both match</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>Patient: {facts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <location filename="../../procedure_assistant/ui/patients/rows.py" />
      <location filename="../../procedure_assistant/ui/patients/view.py" />
      <source>Patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/glass_banner.py" />
      <source>Patients are in sight for the reason that {name} gave. Everything looked at stands in the audit trail.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/map/nape_photo.py" />
      <source>Patient’s left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/map/nape_photo.py" />
      <source>Patient’s right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Pending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <location filename="../../procedure_assistant/ui/people/rows.py" />
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>People</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Phenotype</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Photo taken, all normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Photograph of the back of the head, mirrored, not printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Photograph of the back of the head, mirrored, printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Photograph of the back of the head, not printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Photograph of the back of the head, printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Photograph of the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Photographs (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Physician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Physician who signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/ui/images/thumbnails.py" />
      <location filename="../../procedure_assistant/ui/images/viewer.py" />
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>Picture attached{where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Picture of the needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>Picture pinned to {where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>Picture removed: {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>Picture taken off its target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Pictures can be PNG, JPEG, BMP, TIFF or DICOM.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <source>Pictures cannot be kept here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Pictures cannot be kept in this store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Pictures from machines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/thumbnails.py" />
      <source>Pictures of this visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>Pin it where it belongs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>Pin to {content}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Place each on its side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Place in the visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Place it in this visit first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Place it on the figure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Place it on the patient’s {side}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Place of an extra site, not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Place protuberance and mastoid first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Place the landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Place the mastoid further out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>Place the protuberance and both mastoid processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>Placed an image in the visit {visit_id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Placenta</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Places of the needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Placing it asks for a reason, which is kept and audited.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_block.py" />
      <source>Plan a block to place a needle mark.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Plan a smaller volume, or call it treatment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>Plan as last visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/map_list.py" />
      <source>Plan as the last visit gave it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Plan it again, or undo the omission.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Plan the block for every agreed side, or correct the sides.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Planned as on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_together.py" />
      <source>Plans {nerves} {sides}: {volumes} each, as on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Plasma (PRP)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Plasma or fibrin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Platelet-rich plasma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Platelet-rich plasma and nerve block under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/regenerative/visits.toml" />
      <source>Platelet-rich plasma at the occipital nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Platelet-rich plasma is blood and no HCT/P, so this exception does not concern it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Platelets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Platelets before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Platelets injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Platelets of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Platelets recovered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Platelets, times the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Poor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Population doublings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Port</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Position of the brows?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Post-traumatic headache</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Post-traumatic headache, unspecified, intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/codes/icd10cm.toml" />
      <source>Post-traumatic headache, unspecified, not intractable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Posterior</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Potency test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/host.py" />
      <location filename="../../procedure_assistant/ui/practice/screen.py" />
      <source>Practice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Practice needs no account, keeps nothing and can be had again at any time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Practice visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Practice, an invented patient: nothing of this counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Practice, invented patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>Practice: {protocol}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Practise on an invented patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Practise on an invented patient, nothing is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Prefer lidocaine to bupivacaine; no dexamethasone, no betamethasone; any steroid with care.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Pregnancy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>Pregnancy ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>Pregnancy ended {abated}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>Pregnancy on record{since}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <source>Pregnancy on record{since}, its end is not recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Pregnancy or breast-feeding limits the drugs of the block.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Pregnant, planning pregnancy or breast-feeding?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Preparation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Prepare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Prepares, records and prints. Does not sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Press a single key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Press another key, or take it away there first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Press both its ends on the photograph.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Press it now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>Press nearer to one of them, or go there in the line of sites.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Press one end of a known distance, such as a ruler</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Press the external occipital protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Press the other end of the known distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Press the tip of the left mastoid process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Press the tip of the right mastoid process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Preventives tried: drug, dose, how long, why stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Primary care physician notified?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/leaflet.py" />
      <source>Print it after the injections.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Print it, or tell its warnings and send it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Print the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Print the recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Printed a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Printed in every record that this person charts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Printed in the record, with your name and the time. What was done and how it ended is asked under Observation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Printed with both values, your name and the time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Printed, copy {copy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Probe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Probe lies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Proc.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <location filename="../../procedure_assistant/ui/window_frame.py" />
      <source>Procedure Assistant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>Procedure Assistant {version}: check of the records
{at}, {database}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>Procedure Assistant: recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Procedure, drug, benefit, risks, alternatives including none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Procerus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Processed by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Processing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Product and maker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Product passport</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Product taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Products found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Products of this visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/busy_bar.py" />
      <source>Progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>Prompts are spoken by {voice}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <source>Proposed: {answer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Protein</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Protein of the vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Protocol of the study</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>Protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Protuberance and {side} mastoid lie on one point, so there is no line between them. They were left as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Ptosis, neck weakness or another side effect after earlier toxin?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Published</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Published positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/study_key.py" />
      <source>Published positions, 2 SD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Purity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Put aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Put aside: {aside}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>Put both ends on the picture of the body.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Put it aside and open another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Put it aside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Put keys.json of the newest backup in its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Put the latest backup in the place of {path}; remove the file only if the program was never used with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Put the mark of {nerve} on the {side}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Put the newer key file back, or let an administrator set the password anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Put the product aside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>Put the protocol file back, or install the version of the program that has it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Put this product aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/app.py" />
      <source>Put {key_file} of the last backup back into {parent}, then try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Put {name} aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Put {path} back beside {path_2}-wal, or move both to a safe place before starting with a new one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Quantification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <source>Questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Questions are answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>RPS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/formulary/limits.toml" />
      <source>Raises glucose for days in diabetes. Avoid in pregnancy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Reaction to a steroid or to benzyl alcohol, which some vials hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Reaction to a steroid or to benzyl alcohol?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Reaction, if known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Read again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>Read it, then press the button at the right: it is charted as said by {who}. What differs is answered first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Read its conditions: registered and accredited facility, notice, signed consent, viability after thawing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Read the finding against the sites of today before going on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>Reading the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Ready, after-care given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/break_glass.py" />
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/content.py" />
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <source>Reason in your own words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Reason of the amendment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Reason of the waste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Record number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>Record number {mrn} belongs to {identity}. Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>Record number {mrn} belongs to {identity}; the file tells of {identity_2}, MRN {mrn_2}. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>Record number {mrn} has the same name and birth date; check that it is not the same person twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Record voided: {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>Recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>Recovery key, as printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Red cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Red cells before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Red cells of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Red cells of the product, share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Red cells or haematocrit before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Redo: {redo_words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Redone: {describe_group}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Reduce or leave out cervical paraspinal and trapezius sites; the record says so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Reduced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/offers.py" />
      <source>Regenerative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>Regulatory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Regulatory status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>Regulatory status not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/earlier_visit.py" />
      <source>Reinstated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Reject</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Reject it, or place it and say why it is this patient's all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Reject this picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>Rejected an image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Release tests</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Relief is judged from this time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Relief is judged up to this time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>Remove this photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Remove {one_words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Report of the viability after thawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Rescue what can be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Reset keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Reset pedal and keypad to none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Reset the zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Resistance or paraesthesia</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>Rest not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>Rest not measured: {section}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Rest of a single-dose vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Rest of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Rest of the product, for this patient only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Restore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Restore a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>Restore a backup instead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/rows.py" />
      <source>Restore the copy of {made}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Restored a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/rows.py" />
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Restore…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>Restoring the copy to try it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/opening_content.py" />
      <source>Resumed where it was left: {visit_progress}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/earlier_visit.py" />
      <source>Retracted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Return</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Return the product, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Review first; a physician may go on with a stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Review with the treating neurologist; a physician may go on with a stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Rich</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Right patient, said aloud by all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Right procedure, as consented</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Right side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Right, mirrored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Ring around the target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Role</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Ruler</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Ruler: two ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Run the check of the database (verify) on {path}, and report this fault together with its log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>Run the check of the database (verify), and go back to the latest backup where it finds a fault.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/images.py" />
      <source>Run the check of the database (verify), and look for the image in the latest backup or on the ultrasound machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Run the check of the database (verify), then make the backup again; use another folder when that fails too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Run the check of the database (verify), too: it holds every record against the chain.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Run the check of the database (verify).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>Run the check of the database (verify): it names what is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>Run “procedure-assistant verify” and keep the file as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Safety questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Same surgical procedure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Same surgical procedure, 21 CFR 1271.15(b)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>Same surgical procedure, 21 CFR 1271.15(b): {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Saturday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Save as PDF</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Save as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Save changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Save it smaller, then use that file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Save it, or cancel it, before going on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Save or cancel it, then close the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Save report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Save the picture as PNG or JPEG with another program, then use that file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>Save the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Save the record as PDF</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Save the recovery key as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_screen.py" />
      <source>Save the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Saved a record as a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>Saved to {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>Saved to {saved}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>Saved to {written}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>Saved {saved}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>Say in a few words why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Say in how many mL.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Say in the note how the needle was led.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Say what the vial was dissolved in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Say what was aspirated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>Say whether allergies are known; “not asked” is an answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Say which drugs, how much and which side first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Say which drugs, how much and which side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Say whom to call.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Say why another cycle is worth it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Say why it is discarded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Say why it is there, or put it into the zone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Say why it was discarded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Say why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Scale of the photograph, {n} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Scan it again, or type what is printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Scan or type the lot.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Scan the square code beside lot and expiry, or type what is printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>Score pain before it, or give the block.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>Sealed at SHA-256 {seal}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>Search all patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>Search for the patient again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Searched for a patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, brake</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, force</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, radius of the rotor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Second spin, temperature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_receiving.py" />
      <source>Send it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Sensation over the nerve after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>Sent to the printer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Separation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>September</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_desk.py" />
      <source>Sequence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Set a new password for this person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Set a new password…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Set a password for a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>Set it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>Set it on the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Set new password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Set password and log in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Set the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Set the plan of the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>Set the two points of known distance again, and look at the landmarks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Set them again on the settings page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Set them further apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Set up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Set up Procedure Assistant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Set up a workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>Set up once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Set up the encryption first, or move {database} to a safe place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>Set up: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Setting up…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Sex</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Sharp against blunt, away from the needle mark, compared with skin of another nerve. Within 5 to 15 minutes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Short edge of a bank card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Short-term relief or bridging</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/password_box.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <location filename="../../procedure_assistant/ui/window_pages.py" />
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>Show older</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>Show older entries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <location filename="../../procedure_assistant/ui/widgets/shell.py" />
      <source>Show the keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Show the page beside the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Show the page in full width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/password_box.py" />
      <source>Show the {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Show these keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/view.py" />
      <source>Show visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Show what stops</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>Show {section}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Side marked by the one who injects?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Side of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_password.py" />
      <location filename="../../procedure_assistant/ui/access/confirm_presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Sign and print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Sign this record as {signer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Sign without printing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Signed and all explained</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Signed and closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Signed by {event}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Signed by {event}, {date} {clock_time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Signed by {named}, {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Signed copy of the notice is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu.py" />
      <source>Signed in: {name}, {role}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/shell.py" />
      <source>Signed in: {user}, {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Signed {signed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Signed, amended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>Signed. This computer has no printer set up: save the record as PDF, or print it once there is one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Signing as {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Signing closes the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Signing physician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Signs the records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Signs the records and stands in the log beside every entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Signs the records. More people can be added afterwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Since an amendment; amend what belongs to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>Since the last block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Since {clock_time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <source>Site by site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Site of the draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Site of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_hint.py" />
      <source>Site under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_page.py" />
      <location filename="../../procedure_assistant/ui/widgets/strip.py" />
      <source>Sites in order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/strip.py" />
      <source>Sites in order, {decided} of {n} decided. {here_words}: {state}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Sites of {content}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Size exclusion chromatography</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Size of this screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Size, mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Size, mode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Skin infection or inflammation at a planned site?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Skin lesion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Skin of the figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <source>Skip for now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Skip for now, with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Skip the next site for now, with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Skip {site} for now, because</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Skipped at first: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Skull defect, craniotomy, Chiari or posterior fossa surgery, shunt in the path?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Sodium citrate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Some payers do not cover toxin together with a CGRP drug.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Somebody else</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <location filename="../../procedure_assistant/ui/access/lock_presenter.py" />
      <source>Somebody else may log in meanwhile; an administrator can set a new password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Somebody has this login already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Somebody not active stays in the records, but cannot log in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Something came back: nothing is injected, the needle is moved, the block still waits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Something came back: nothing is injected, the needle is withdrawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Something of it was injected, so it stays in the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Something typed is not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Something was drawn from it, so it stays in the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>Something went wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Source of the cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Source of the strength: {source}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Source tissue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Source: {source_text}{to_confirm}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Source: {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Source: {source}. Lower, omit or take back another dose first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/help_overlay.py" />
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <location filename="../../procedure_assistant/ui/visit/content.py" />
      <source>Space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Speak each next site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>Spilled or contaminated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Spins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_desk.py" />
      <source>Spoken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <source>Spoken on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Spread</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Standing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Standing in law not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Stands at the head of every printed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Start a practice visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Start a visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/offers.py" />
      <source>Start a visit: {offer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/empty.py" />
      <source>Start practice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Start the newer version on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>State IND and IRB, or choose another product.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>State IND and IRB, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>State in which it is given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>State notice: reference and version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Stay well below the maximum and watch longer, or leave the block out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/steps.py" />
      <source>Steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Sterility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Sterility is not known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Sterility is positive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Steroid injection before today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Steroids are given further apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>Still open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/open_box.py" />
      <source>Still open before signing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Still to open: {missing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/busy_bar.py" />
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Stop adding pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <source>Stop the import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/busy_bar.py" />
      <source>Stop, nothing is changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>Stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>Stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/busy_bar.py" />
      <source>Stopping at the next safe place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Storage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Storage and shipping log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Storage and thawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Straight up from the medial brow edge, in the upper third of the forehead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Strength of neck and shoulders?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Stromal vascular fraction of fat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Substance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Such as MD; printed after the name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Sunday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Superficial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Superficial veins and arteries.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Superficial, in the upper ridge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Superficial, into the pinched medial belly while the patient frowns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Surgery of face, lids or neck, ptosis, dry eye, double vision, facial palsy?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Surgery or anaesthesia planned?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Swallowing and breathing were not asked about.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Swallowing or breathing can fail after toxin in the neck.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/user_menu_content.py" />
      <source>Switch user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Syncope, local anaesthetic toxicity, allergy, haematoma, weakness, ptosis, trouble swallowing or breathing, wrong site.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Syringe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Syringe labelled at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>System</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>TON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>TSG101</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Tab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Take another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Take away: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Take back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>Take back the last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Take back what was done last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Take back {one}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Take back: it was not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>Take it in again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>Take it out of the tray before anybody else does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Take one with at least {n} on each side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Take the marks away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Take the omission back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>Take the omission back first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Take this extra site off the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Takes over {copy}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Takes picture files that another program puts there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Takes pictures that an ultrasound machine sends (DICOM storage)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Tangential flow filtration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Tape from the protuberance to the left mastoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Tape from the protuberance to the right mastoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Tape {side}, {length} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Tape: protuberance to mastoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>Target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Target seen?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Tell the anaesthesia team, or choose another day.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Tell the patient and report it as the clinic’s rules say.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Temperature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Temporalis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Tenderness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Test it before the trapezius sites.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Tested after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Tests of the donor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>That is more than the label allows over three months.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Thawed at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>The AE title of a peer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>The AE title of this program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The DICOM listener could not be started.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The DICOM listener is off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The DICOM listener is starting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The DICOM listener takes pictures at port {port}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>The Medication Guide has to be available.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>The address of {ae_title} is an IP address such as 192.168.7.20, or a network such as 192.168.7.0/24.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>The address to listen at is an IP address such as 127.0.0.1 or 192.168.7.10.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>The amount is missing. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>The answer chosen below charts everything proposed here, as said by {who}. What differs is answered first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The aspiration is not said. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>The aspiration is not said. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The backup cannot be reached. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>The backup is checked to the last entry before anything here is changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>The backup is made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/schedule.py" />
      <source>The backup of {at} failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The backup was made but did not stand the check, so it was not kept. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The birth date is missing; name and birth date identify the patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The birth date is not a full date. {date_help}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The birth date lies in the future.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The birth date lies more than {oldest_age} years back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>The block is not given yet. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <source>The block is planned for the {plan}; agreed is the {agreed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_block.py" />
      <source>The block still waits. Aspirate again; undo takes this back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The block was omitted. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>The chart lists an allergy to {found}; {substance} is in this visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>The check digit of {number} is wrong, so a digit was misread. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The check finds no other fault.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/app.py" />
      <source>The clinical data files have faults, so no visit can be opened.
{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>The clocks of two workstations differ by {span}: entry {seq} is stamped earlier than the one before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>The code names a day that does not exist: {digits}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>The code was read only in part. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>The computer’s clock is {span} behind the newest entry ({newest}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>The computer’s clock was set back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>The copies cannot be listed. {hint}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>The copy of {of} is whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <source>The damaged database is kept as {kept}. Log in to go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database cannot be reached: its disk, folder or file is missing or failing. Nothing was saved just now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database could not be encrypted. It is as it was, and nothing is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The database does not contain this head ({named}): up to there its entries are not those of the export.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database does not open with this key: the key belongs to another database, or the file is damaged. Nothing was changed in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The database ends at entry {last}, before this head ({named}): at least {missing} missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database file is damaged. Nothing was changed in it, and the printed and exported records are not affected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database file is empty: what it held is gone from it, or it never held anything. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database file is missing, but its newest entries are still beside it. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The database has no chain over its records any more, so it has no head. Nothing was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The database here is in use, so it was not replaced. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The database here is not encrypted, and restoring would replace it. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>The database is damaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database is encrypted, and it was opened without its key. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database is read-only, so nothing can be saved in it. Everything saved before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database no longer holds the last entries of this visit; it was replaced or restored meanwhile. What you just entered was not saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The database of an earlier version could not be brought up to date. It is as it was, and nothing is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The database still contains this head ({named}) and {entrys}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The day of the weight is not a full date. {date_help}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The day of the weight lies before the birth.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The day of the weight lies in the future.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The day the weight was measured is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>The day, product or units of the last toxin are not told; they are not in the total of {window_days} days.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The diluent expired on {diluent_expiry}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The diluent is not named. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The disk is full</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>The disk is full. Nothing was saved just now; everything saved before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <source>The disk is slow: it took {seconds} seconds to save this entry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>The donor is not eligible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>The ends of the ruler are not in one calibrated part of the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>The entries of this visit contradict each other. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <source>The entry is saved. If this goes on, look at what else uses the disk, or at the connection to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_forms.py" />
      <source>The expiry date is missing. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The family name holds characters that cannot be printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The family name is missing; write a single name here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/figures.py" />
      <source>The figures of the injection map with the planned sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>The file cannot be read. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/records.py" />
      <source>The file could not be saved: {strerror}. The record is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file ends in the middle; part of it is missing. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file gives {error} twice in one place, so that one of them would be lost. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The file has {frames} frames; up to {most_frames} are read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file holds more values than one patient's chart. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file holds nothing but blanks. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file holds {named}, not a patient or a bundle with one. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file is damaged or is not JSON. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The file is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>The file is empty. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>The file is larger than {largest} MB, more than one patient's chart holds. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The file is larger than {megabytes}, which is more than one picture or clip needs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file is nested deeper than any patient file. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file is not a patient file in JSON. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>The file is not encrypted. Keep it where the records may be kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>The file is not there. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>The file {name} cannot be read. {file_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/fhir_json.py" />
      <source>The file's characters are not in UTF-8, so that names would come out wrong. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>The files listed here were imported. Import the others again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>The finger slid over several sites. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The first fault that the check finds: {message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The first person is the administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>The first {shown} by name are shown; type more to find others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The folder for backups cannot be reached, so no backup was made. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The folder for backups cannot be written, so no backup was made. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The folder for backups is there, but it is not the one that was chosen. No backup was made. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The folder of the database cannot be written, so the backup cannot be tried out. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The folder {folder} is watched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/screen.py" />
      <source>The form was left without saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The given names hold characters that cannot be printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>The guidance is changed for a reason. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>The head could not be written. {why}. The records are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>The head of the chain is exported: entry {entries}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The header has the patient number {id}, this patient's is {theirs}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The header names {readable_name}, this patient is {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The header of the picture has no patient number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The header of this DICOM file is damaged or was cut off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The header says {theirs_sex}, the chart says {sex}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/screen.py" />
      <source>The import of patients has ended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>The import stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>The interval is too short.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>The key file cannot be read, so the records cannot be opened. They were not changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>The key file could not be saved{full}. The logins and passwords are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>The key file is damaged, so the records cannot be opened. They were not changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>The key file is missing, so the records cannot be opened. They were not changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The key file is older than the database: a password that was changed would count again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The key file knows this login, the database does not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>The key file was changed by something other than this program, or belongs to other records. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>The key file was written by a later version of the program. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/app.py" />
      <source>The key file {key_file} is missing beside the encrypted database. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The landmarks of the {now_side} side were not placed, so the place of the needle is not known. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The landmarks of the {side} side are not placed on the photograph. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The landmarks of the {side} side are not placed. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>The last toxin is dated {last}, after this visit. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_together.py" />
      <source>The last visit cannot be read, so nothing is proposed from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_map.py" />
      <source>The last visit cannot be shown. {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>The log of this visit does not begin with its opening.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <location filename="../../procedure_assistant/ui/access/lock_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>The login is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>The login of an administrator, or the recovery key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>The lot is missing. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The lot of {product} is missing. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_together.py" />
      <source>The lots opened last cannot be read, so none is proposed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>The map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The map is written in units of {substance}; units of {substance_2} are not interchangeable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The medical record number is missing; it stands beside name and birth date on every page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The medical record number is too long or holds characters that cannot be printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>The name changed from “{stored}” to “{new}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The name is longer than {longest_name} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The name is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/person_faults.py" />
      <source>The name is missing. It is printed in every record that this person charts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The name is missing; name and birth date identify the patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>The name of the signing physician is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The needle mark does not lie on the {side}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The needle mark lies outside the zone of {nerve} {side}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/house_pages.py" />
      <source>The new one counts from now on, also for signing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <source>The new password again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>The new password is the old one. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>The new recovery key counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>The newest sound backup in it fills what cannot be read. Without one, more may be lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>The newest {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>The note is on the clipboard as plain text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_receiving.py" />
      <source>The object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>The occipital artery; look for it with Doppler.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>The one before no longer opens the key file. Destroy its sheet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>The order of the entries is right. Check the clock: times before or after this may be wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>The page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>The page as it will be printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>The passport of {form} does not ask “{name}”. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>The passport of {name} is not complete{more}. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <location filename="../../procedure_assistant/ui/access/confirm_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>The password is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>The patient agrees that it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>The patient agrees that the photograph is kept and not printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>The patient agrees that the photograph is kept and printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/screen.py" />
      <source>The patient is invented. Nothing is kept, sent or counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The patient number in its header is of one patient, the rest is another's. {told}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The patient with the number {number} {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>The patient’s left is seen on the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The patient’s left is seen on the left or on the right. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>The patient’s left is seen on the right, the camera mirrored it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>The patient’s own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>The performing physician signs first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>The person logs in with it and can then change it. A wait after wrong passwords ends.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>The physician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>The picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The picture cannot be used. {too_many_pixels}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The picture could not be read: the decoder failed on it, or it took too much memory or time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>The picture has no id or no hash. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>The picture has no patient number in its header.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>The picture has no size. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The picture has {frames} {which}; number {frame} was asked for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The picture is in the visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>The picture is not at hand; its hash stays in the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>The picture is not in the record. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>The picture is rejected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The picture is rejected. It is kept apart with the reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <source>The picture's header is another patient's. {told}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>The port is a number from 1 to 65535; 104 and 11112 are usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>The printer did not take the page. The record is safe; choose another printer or save it as PDF.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>The printer did not take the sheet. The key still counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>The product has fewer platelets than the blood: {after} against {before} × 10^3/uL.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>The program ended while it was shown, so it may be on no paper. Make a new recovery key and write that one down.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The program is locked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/guard.py" />
      <source>The program is locked. Log in first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <location filename="../../procedure_assistant/services/guard.py" />
      <source>The program is locked. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The protuberance would lie lateral to the {side} mastoid. They were left as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The reason for the waste is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>The reason is missing. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>The reason is printed in the record, with your name and the time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>The record counts nowhere. It can be read and printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>The record is closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>The record is closed. It can be printed and saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>The record is closed.{changed} {why_not}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>The record is not signed yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>The record is not signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>The record is signed and closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>The record is signed and closed. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>The record is void already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>The record is void.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>The record is void. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>The record number changed from {mrn} to {mrn_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>The record stays readable and is marked {void_word} on every page; none of its doses count any more. This is not undone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>The record then says that it was given by landmarks, with the reason. Signing no longer waits for a picture of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>The record was not declared void.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>The record, its print and its text for the chart stay in English.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/start_page.py" />
      <source>The records are not open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>The records before are kept as {kept} in the same folder. </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>The records could not be opened because of an error in the program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>The records here are set aside under another name, not deleted. Everybody logs in again afterwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>The records of {of} are back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>The records on this computer are encrypted. They open only for people you let in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>The records on this computer open only for people who were let in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The records themselves are kept in this folder, so a backup here would be lost together with them. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>The records were backed up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/way_form.py" />
      <source>The recovery key is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>The recovery key is right. Choose who comes in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The recovery key lets an administrator in again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>The report is saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <source>The rescued records are in place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>The restored database could not be put in its place yet. Nothing is lost: the old one and the restored one are both there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>The same name and birth date is on record already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>The same password again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>The same-procedure exception is narrow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>The scanner leaves out the separators, so that the lot would read “{lot}”. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>The screen has no room for a larger text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>The settings of this workstation cannot be read, so the keys of the keyboard count alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>The sex changed from {sex} to {sex_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The sex is not chosen; “unknown” is an answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>The sheet was sent to the printer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>The side is not agreed yet: {sides}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>The sides do not agree: {sides}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>The skin at the sites was not looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>The superficial temporal artery.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>The syringe has one identifier.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The tape runs to the left or to the right mastoid. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>The target was not seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <source>The text holds a character that cannot be stored. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>The threshold of the neutrophils is read like that of the white cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>The tip of the needle was not seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>The two are added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>The two files do not belong together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The two mastoids lie on one point. They were left as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/person_faults.py" />
      <source>The two passwords differ. Type the same one twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The two points of known distance lie on one place, so they give no scale. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>The two points of this distance are not set. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>The ultrasound note does not ask “{name}”. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The vial has {most} left, {dose} are needed. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The vial is not dissolved yet. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>The vial it was drawn from holds {left} more. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>The visit is handed over to {to}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter.py" />
      <source>The visit is loaded as it now stands, with {more} more {which}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_plan.py" />
      <source>The visit of {day} followed map {then}, this one follows map {now}; their places cannot be compared. Nothing was planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>The visit stays as it is. Who takes over logs in and goes on; both stand in the record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>The voice did not answer ({voice}), so nothing is spoken. Charting goes on as usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>The volume made is not told. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>The waste of {label} cannot be less than nothing. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>The watched folder cannot be reached just now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The weight is missing although its day is given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>The weight is not a number of kilograms.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>The weight is {days} old. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>The weight on record, {mass} of {on}, is newer than the file's and was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>The words are kept apart from the pixels, which stay as they came.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>The {kind} file is damaged or was cut off, so its picture cannot be shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>The {side} mastoid would not lie on the {side}. They were left as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>The {side} side is not the side agreed. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>The {side} side is not the side agreed. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>There are no adequate human data on botulinum toxin in pregnancy and breast-feeding.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>There are no records here yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>There is a file of that name already. It was left as it is, and no copy was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>There is a file of that name already. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>There is a key file already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>There is no photograph of the head in this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>There is no picture on the clipboard. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>There is no powder here to dissolve. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/practice.py" />
      <source>There is no room for a practice visit on this computer. Nothing else was touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>There is no room for another backup, so none was made. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>There is no room to try the backup out, so it cannot be used now. {older_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>There is no such block. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>There is no such stop now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>There is no such target in this visit. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>There is no such visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>There is nothing to discard. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>There is nothing to redo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>There is nothing to undo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>These protocols cannot be done in one visit. No visit was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>These volumes are meant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Third occipital nerve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>This DICOM file cannot be shown. {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This DICOM object cannot be shown. {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>This account has no password in the key file. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>This account is no longer active.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>This account is not active in the records, so it may not do this. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>This backup belongs to other records: the key does not open it. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>This backup is damaged or was changed, so it cannot be used. The records here and other backups are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>This backup was made by a newer version of Procedure Assistant. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>This block is not charted as given. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>This block is not planned. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>This block is not planned. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>This block was not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>This cannot be amended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_wrapping.py" />
      <source>This computer has too little memory free to check a password. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>This container is not in the visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>This database belongs to a newer version of Procedure Assistant. It was left as it is, nothing in it was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>This database is not encrypted, but the records are kept encrypted here. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>This day is before the first one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>This drug can add to the effect of the toxin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>This file is a database of another program. It was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>This file is of another database, so it says nothing of this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>This file is the table of contents of a DICOM disc, not a picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>This file was changed after it was exported, so it says nothing of the database.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>This folder is on the disk of the records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>This form is not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>This head was exported by a newer version of Procedure Assistant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This image does not belong to this visit. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/images.py" />
      <source>This image is not as it came in: its content was changed or damaged. It is not shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/images.py" />
      <source>This image is not in the store any more. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/images.py" />
      <source>This image is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This image is not in the store. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This image was rejected and stays so. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>This injection is not charted. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>This injection is not charted. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>This injection was not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>This is a caution; it stops nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>This is a folder, not a file. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>This is no exported head, or the file cannot be read. Nothing was compared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>This is not a backup, or not a whole one. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_reader.py" />
      <source>This is not an ordinary file. {nothing_imported}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>This is not group {number} of the key above. Compare it with what you wrote.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>This is not the code of a package. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>This is not the password of the person who is logged in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_presenter.py" />
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>This is not your password. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_presenter.py" />
      <source>This is not your password. Nothing was signed. Type it again, and check the Caps Lock key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>This is so after an older backup was restored, or a damaged database was saved in part. If neither was done here, records were changed or removed: keep the database file as it is, and look into an older backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>This is the last account that can log in. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>This is the last administrator. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_presenter.py" />
      <source>This is the login of the physician. The administrator needs one of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>This muscle is not on the map of this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>This part has no quick answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>This part of the picture is a curve or a scale, not the body.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>This password is too easy to guess. Choose one without your name, your login, or rows of the keyboard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>This patient is not in the store. No visit was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>This patient is not on record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>This picture has no calibration, so nothing can be measured in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_marks.py" />
      <source>This picture has no calibration.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>This picture is in the record already. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>This picture is in the visit already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/images.py" />
      <source>This picture is not in the record. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This picture's header is another patient's. {told} It was not placed, and nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>This place for {site} is below {line}. It was not moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>This place is not on the figure. It was not moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>This product is not in the formulary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>This product is not in the visit. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>This product is not open in this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>This protocol does not block “{unknown}”. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>This recovery key is typed as it was printed, but does not open these records. Nothing was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>This screen does not say how large it is; {dpi} dots per inch are assumed, so 20 mm are {px} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>This screen says that it has {dpi} dots per inch, so 20 mm are {px} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>This site is not on the map of this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/store/errors.py" />
      <source>This version keeps its records in an SQLite file; another kind of database was asked for. Nothing was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>This visit does not ask “{step_id}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>This visit has no injection map. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_plan.py" />
      <source>This visit has no injection map. Nothing was planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>This visit has no nerve block. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>This visit has no product of this kind. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>This visit is not open, so no image can be placed in it. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/long_work.py" />
      <source>This was cancelled. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_card.py" />
      <source>This workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Three lineages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Thrombin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Through a bone defect the drug can reach the spinal fluid; total spinal anaesthesia has happened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Thursday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Time of the draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Time of the first spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Time of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Time of the second spin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Time-out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Tip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Tip seen?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>To chart that none was given, say so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>To show that it is you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>To sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>To the mastoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>To whom the visit goes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>To whom the visit goes is not said.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>To whom, as it is printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/screen.py" />
      <source>To, included</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <location filename="../../procedure_assistant/ui/page_list.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told and done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: alternatives, none among them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: cleared for another use; injecting nerves is off-label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: cost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: how good the evidence is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: infection, tumour, embolus, blindness, nerve injury</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: investigational or not approved for this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: no guarantee</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: right to refuse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: source of the cells and tests of the donor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Told: whom to call after an adverse event, and MedWatch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Too deep or too low and lateral: shoulder weakness. Deep: the lung. Test shoulder strength first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Too low or too lateral: eyelid ptosis. Stay above the brow, a fingertip on the rim.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Too low, too deep or too medial: neck weakness, head drop. Stay near the hairline in a thin neck.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Too low: brow ptosis, worse with a low brow. Lateral fibres left out: lateral brow peak.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_presenter.py" />
      <source>Too many wrong passwords for this login</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Too many wrong passwords for this login. It opens again in {wait}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Toxicity can show late: say whom to call.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Toxin can add to muscle relaxants of an anaesthesia.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Transverse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Trapezius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Trapezius, left 1. 5 units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Treated before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Treated before: the 28 days before the first treatment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Treatments recorded here are counted by themselves; this asks for those given elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Trouble swallowing or breathing, aspiration, recent pneumonia?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Trunk about 3 mm lateral of the protuberance, under the skin about 5 cm below it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/start_page.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/key_file.py" />
      <source>Try again. If this stays so, close the program on the other workstations.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Try it on an invented patient, or set up this workstation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Trypan blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Tuesday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Tumescent fluid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Turn to the left by a quarter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Turn to the right by a quarter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Two</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Two adequate cycles failed in a row; payers ask to stop then.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Two at least; never the room number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Two codes were read at once. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Two local anaesthetics: their toxicity adds up, and a newer lidocaine label advises against mixing for lack of data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Two people have the same login.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Type 0 or more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>Type VOID to confirm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Type a day that has been.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Type a later day.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Type a number from 1 to {most_places}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>Type a number, such as 82 or 2.5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <source>Type a number, such as 84 or 2.5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Type a time that has been.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Type an amount above zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Type another amount.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Type another login.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>Type another password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Type another volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>Type it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/codec.py" />
      <source>Type it anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/products_page.py" />
      <source>Type it as 2029-04-30, or 2029-04 for the end of April.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_forms.py" />
      <source>Type it as printed, such as 2029-04.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Type it as printed. Letter case, spaces and dashes do not count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Type it first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>Type millimetres from {low} to {high}, with at most one decimal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Type millimetres from {shortest_tape_mm} to {longest_tape_mm}, with at most one decimal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>Type the distance between the two points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/pack_codes.py" />
      <source>Type the expiry that is printed, and keep the package for the maker.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>Type the name as it is printed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>Type the time as 14:05.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>Type the volume first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Type two of its groups from your paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Type what was discarded in all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>Type {kind}{span}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Type {void_word} to confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Typed at every log-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Typed at every log-in; a short name will do</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>Typed by hand{changed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Ultracentrifuge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Ultrasound machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Ultrasound note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <source>Ultrasound-guided, and no picture shows the needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Umbilical cord</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Unchanged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Uncontrolled seizures, severe liver disease, class III antiarrhythmic, G6PD deficiency?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/widgets/toast.py" />
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>Undo a block if it was a mistake.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Undo brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Undo it if it was a mistake.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>Undo takes it back. Who goes on logs in as themselves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>Undo that, or begin another product.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>Undo that, or choose another target.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>Undo them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/undo.py" />
      <source>Undo: {undo_words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Undone: {describe_group}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>Units by muscle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Unlawful without an IND: birth-tissue products for this use are not approved, and warning letters continue.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Unlawful without an IND: cells grown in culture or freed by an enzyme are more than minimally manipulated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Unlawful without an IND: exosomes are drugs and biologics, and none is approved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Unlawful without an IND: stromal vascular fraction is a drug; the same-procedure exception does not apply.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/break_glass.py" />
      <source>Until you end it or the program locks you can look at patients, print and copy. The reason, your name and the time stand in the audit trail.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Untoward event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/key_table.py" />
      <source>Up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>Up is read as above the blood, low as at or below it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>Updated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Upper third of the forehead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>Upward, toward the hairline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Use after thawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>Use another container, or go on with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/shared.1.toml" />
      <source>Use by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Use the login of an administrator as it was in the backup, or the recovery key that belongs to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>Use the login of an administrator, or the recovery key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/lock_page.py" />
      <source>Use the recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Use {picture}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Used within, by the maker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/user_menu.py" />
      <source>User</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Utah, Montana, Nevada, Texas and other states have rules of their own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>VOID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>Values of the header that cannot be read were left out: {keywords}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Vehicle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Vein</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Verified the database</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Vertebral artery</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/targets.1.toml" />
      <source>Vertebral artery deep and lateral, dura and C2 ganglion medial; no particulate steroid.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/mark_paint.py" />
      <source>Vessel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Vessel not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_bar.py" />
      <source>Vessels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Vessels seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Vessels were not looked for with Doppler.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viability</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viability after thawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viability by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viability is below the 90 % that is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viability of stromal vascular fraction is below 70 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Viable among nucleated cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viable cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Viable cells in 1 mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>Viable cells injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Viable cells, total</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>Vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/view.py" />
      <source>Visit of {patient}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Visit opened: {protocol}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/detail.py" />
      <source>Visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Vital signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>Void</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/earlier_visit.py" />
      <source>Voided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Volume made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Volume of blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Volume of the anticoagulant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Volume of the harvest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Volume of the vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volume of {drug}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volume of {drug} in mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Volume of {label} in this injection, in mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>Volume ready to inject</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volumes are meant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volumes are meant for each injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volumes are meant in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>Volumes are meant per side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Wait for it, or say in the consent that it is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Wait until it has healed, or leave out that site with a physician’s stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_problems.py" />
      <source>Wait until it is done, then do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>Walk from one to the next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Waste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Waste corrected, {dose} in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Waste of {opened}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Waste of {products}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Waste, {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Wasted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Wasted in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_card.py" />
      <source>Watched folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Weak</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>Weakness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/days.py" />
      <source>Wednesday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <source>Weeks kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Weigh again, or ask whether it still holds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Weigh benefit against risk with the patient; a physician may go on with a stated reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Weigh it, and say it in the consent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Weigh the patient, or lower the dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Weighed on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_banner.py" />
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Weight measured today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_view.py" />
      <source>Weight, if known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>Went on: {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>Went on: {override_reason} ({who}). {source}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <source>What</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>What a click on the picture sets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>What came back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>What came back is not said. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>What came back is not said. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <source>What could be saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>What did the imaging show?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>What exactly, and what follows from it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>What goes in here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>What happened is not said. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>What happened, what was done, how did it end?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>What happened?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>What happens here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>What is injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>What shall stand there?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>What shows the needle its way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>What the patient agrees to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>What was discarded of {label} in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>What was it given for?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>What was seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>What was truly discarded of it in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/screen.py" />
      <source>What was typed in it is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter.py" />
      <source>What you entered last was not saved. Enter it again if it is still needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <source>When</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>When a folder is chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>When was the last steroid given?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>When was the last toxin given?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <location filename="../../procedure_assistant/ui/backup/screen.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Where</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Where date, product or units are not known, answer “Not known” above.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Where it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>Where the pain is, inside the muscle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_card.py" />
      <source>Where the patient’s left is seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>Which block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>Which changes: {more} (was {more_2}). {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Which diagnosis is treated?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_amend.py" />
      <source>Which injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>Which one, and when was the last dose?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Which product?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Which side does the consent name?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Which side does the team agree on?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Which side is planned and agreed?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Which steroid, how many mg?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Which vessel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Which, how many mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>White cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>White cells before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>White cells of the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>White cells of the product, share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>White cells, times the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/table.py" />
      <source>Who</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/set_up_page.py" />
      <source>Who administers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_screen.py" />
      <location filename="../../procedure_assistant/ui/backup/restore_screen.py" />
      <source>Who opens it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Who saw it discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>Who saw it discarded; empty where your policy asks for none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/practice/first_run.py" />
      <source>Who works here, and the key of the encrypted records. A few minutes, once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/paper_desk.py" />
      <source>Whoever has this file and the computer can read every record. Move it to a place apart from this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_sheet.py" />
      <source>Whoever has this sheet and the computer can read every record. Keep it locked away, apart from the computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Whoever steps away leaves the records open. The program locks by itself when nobody has touched it for so long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <source>Whole minutes from 1 to 60</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>Whole minutes from {least_lock_minutes} to {most_lock_minutes}. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Whole-blood characteristics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>Whole-blood processing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <source>Whose cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>Why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <source>Why Cells today, and what was tried</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <source>Why PRP today, and what was tried</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Why a block today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Why do {sites} stay without an injection?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <source>Why exosomes today, and what was tried</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>Why is the block left out?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_page.py" />
      <source>Why it is this patient's all the same, or why it is rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/break_glass.py" />
      <source>Why must you see patients now?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Why the exception applies, and who confirmed it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Why this site is omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Why, in a few words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Width of the zone around the line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>Windows has one in Settings, Time and language, Speech.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>With an aminoglycoside wait until it has ended; otherwise weigh the dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>With gloves on each site is pressed by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>With neuromuscular disease a usual dose can cause severe weakness.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>With the login {login} and the password you set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>With the radius this gives the force: 1.118e-5 · radius in cm · rpm².</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/shared.1.toml" />
      <source>With warfarin also INR and its date; with a disorder the platelets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>With {n} mm between these points the whole picture would be {wide} mm wide. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Withdrawn, moved on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>Withdrawn, target abandoned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Without a weight the maximum for this patient is not known.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Without approval or IND</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Without the last steroid the interval cannot be checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>Without the last toxin, interval and 3-month total cannot be checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>Without the tip the needle was not led by ultrasound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>Witness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regulatory.1.toml" />
      <source>Wording fixed by the statute; the clinic’s own file holds it. California: BPC 684. Florida: s. 458.3245 or 459.0127.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>Words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/worklist.py" />
      <source>Worklist</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>Write a note on this site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/recovery_page.py" />
      <source>Write down the recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>Write in a few words why it is changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>Write in a few words why the visit goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/services/access.py" />
      <location filename="../../procedure_assistant/ui/access/break_glass.py" />
      <source>Write in a few words why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>Write it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>Write it as 14 Feb 1981 or 1981-02-14; figures alone can mistake day and month.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>Write it as 2026-11-23.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_panel.py" />
      <source>Write it in a few words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/notices.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>Write it in a few words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>Write words beside a place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/words.py" />
      <source>Wrote the recovery key down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_page.py" />
      <source>Year-month-day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/exosome_occipital.1.toml" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/msc_occipital.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <location filename="../../resources/protocols/prp_occipital.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <location filename="../../resources/regulatory.1.toml" />
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <source>Yes, each side given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/rows.py" />
      <source>You</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Your own password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/form.py" />
      <source>Your own password opens the key for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/confirm_password.py" />
      <source>Your password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/house_pages.py" />
      <source>Your password is changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/own_password_page.py" />
      <source>Your password now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>a concentration needs a dose and a volume above zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>a dose and {name} do not go together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>a whole number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>abobotulinumtoxinA (Dysport)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>about </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>about {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>above 1 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>above 10 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>accounted for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>activated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>active</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>add or change a patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/leaflet.py" />
      <source>after-care leaflet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>air</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>amend a signed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>an</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>an amount is a finite number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>and {hidden} more, all of them in the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/open_box.py" />
      <source>and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/open_box.py" />
      <source>and {n} more: {rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>and {rest} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>and {rest} more without remarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>answer taken away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>as named above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>as planned for each side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>aspiration {aspiration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>at least 5 times the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>at most 1 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>at or below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>at the planned place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>at {target}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>at {workstation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>automated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>back to the signed record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>basis not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/restore.py" />
      <source>before-restore-{astimezone}Z</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>below 4 times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>biologic units have no weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>block as planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>block omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>block planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>block still planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>blood drawn ÷ anticoagulant, both in mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>bones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>born {born}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>both sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>botulinum toxin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>by landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>by plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>cannot be told: {missing} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>change the settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>chart in a visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>checked by restoring it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>choose the appearance of the workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>clear fluid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>clinic name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>clock was set back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>closed the records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>closes the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>co-sign a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>combined </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/answers.py" />
      <source>confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <source>consented</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>copy the text of a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>credentials</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>current step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/salvage.py" />
      <source>damaged-{astimezone}Z</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>database</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>daxibotulinumtoxinA (Daxxify)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>diluent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>dissolved in {ml} mL {diluent}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>dose injected A above 5, B 3 to 5, C 1 to 3, D below 1 (10^9); recovery and purity A above 90 %, B 70 to 90, C 30 to 70, D below 30; activated or not</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>dropped file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>due {clock_time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>due {weekdays} {short_day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>eSpeak NG</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>elsewhere in the muscle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter.py" />
      <source>entries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter.py" />
      <source>entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>entry {entries}, exported {date} {clock_time} at {workstation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>exogenous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>export the audit trail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>exported the head of the chain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>external occipital protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>extra given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>fL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>female</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>fewer than 5 times the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>fibrin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>finished</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>first injection − {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>first point of known distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>for every open question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>frame</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>frames</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>given {clock_time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>given, changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_wiring.py" />
      <source>given, mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>go past a stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>guided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>hand over a visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>handed to you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>handed to {mine}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>handed to {to}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>harvested</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>has no open visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_matching.py" />
      <source>has {n} open visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>held an exported head against the database: {verdict}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/chart.py" />
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>high risk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>holder of the recovery key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>import patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>in another window of this workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>in part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>in progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>incobotulinumtoxinA (Xeomin)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>judge from {first} to {last} minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>keys and pedals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>language of the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>last on {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <source>left and the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>left mastoid process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>less than {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>letibotulinumtoxinA (Letybo)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>letterhead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>linear probe, target seen, Doppler, in plane, tip seen, ring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>local anaesthetic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>local anaesthetic {fraction_given} of the maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>logged in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>logged in after the set-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>logged in with the recovery key and set a new password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>login {login}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>look at patients and visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>look at patients in an emergency for a stated reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>lot {lot}, expiry {expiry}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>lot {lot}, expiry {expiry}{expired}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>macOS has one in System Settings, Accessibility, Spoken content.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>make a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>male</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>manage people and passwords</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>marked VOID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>measure of the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>measured {on}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>midline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>minimum {minimum_days}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/keeper.py" />
      <source>minute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/view.py" />
      <location filename="../../resources/protocols/gon_block.1.toml" />
      <location filename="../../resources/protocols/gon_block_ultrasound.1.toml" />
      <location filename="../../resources/protocols/shared.1.toml" />
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <location filename="../../resources/regenerative/ultrasound.1.toml" />
      <source>minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>minutes before locking</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <location filename="../../procedure_assistant/ui/widgets/fields.py" />
      <source>missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>moved on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>muscles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>nFCM</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>near</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>near the maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>needle not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>needle shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>needle visible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>nerves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <source>nm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>no extra site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>no fault</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup.py" />
      <source>no folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>no light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>no pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>no target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>nobody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/keeper.py" />
      <source>nobody touched the workstation for {which}{minutes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>none before today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>not activated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>not active</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>not answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>not applicable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>not begun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>not exogenous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>not finished</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>not guided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/answers.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>not named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_pictures.py" />
      <source>not pinned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>not placed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>not read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>not scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>not started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>nothing is injected, the needle is moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>nurse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/headline.py" />
      <source>of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>of every container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>of the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_list_content.py" />
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>omitted, {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>omitted, {omitted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>on the border of two bands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>onabotulinumtoxinA (BOTOX)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>one third</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>open a visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>over by {ends_at} units with what is planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>over the maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>overridden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>pain {scores} to {scores_2}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>particles in 1 mL × volume injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>particles in 1 mL × volume of the vial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>particles of the vial ÷ protein</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>particles of the vial ÷ volume dissolved in × volume injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>passed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>patient with MRN {mrn}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_panel.py" />
      <source>patient {position}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>per side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>physician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/presenter.py" />
      <source>physician who signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>placed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>plan of the backups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>plasma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>platelets in 1 microlitre and mL injected; leukocytes + above 1 %; red cells + above 1 %; activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>platelets of the product × volume injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>platelets of the product ÷ platelets before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>platelets ÷ (platelets + white cells + red cells)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>poor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>prabotulinumtoxinA (Jeuveau)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/formulary/products.toml" />
      <source>preservative-free</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>print a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/paper.py" />
      <source>procedure record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>prone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/status.py" />
      <source>protocol {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/geometry.py" />
      <source>protuberance and mastoid lie on one point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>protuberance and mastoids</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/people.py" />
      <source>read-only user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>rebuild the derived tables</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_presenter.py" />
      <source>receiving of images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>rescued the records of a damaged database, {whole}; it is kept as {kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>rest of the block omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>restore a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>restored a backup{kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>rich</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>right mastoid process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>rimabotulinumtoxinB (Myobloc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/msc.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>rpm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>save a record as a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>search for patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/nape_model.py" />
      <source>second point of known distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>see the audit trail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>see the message above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>sent by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>set up the program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>set up this workstation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>sign a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>since {onset}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>since {opened}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>since {since}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>sites, {extra_sites} extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>sitting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>skin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>skin tone of the figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_presenter.py" />
      <source>spoken prompts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>spun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>steroid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>supine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_wiring.py" />
      <source>target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>target abandoned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/appearance_presenter.py" />
      <source>text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>thawed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup.py" />
      <source>the chain over all records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_desk.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>the clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_check.py" />
      <source>the database file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>the first injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/records.py" />
      <source>the folder cannot be written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_check.py" />
      <location filename="../../procedure_assistant/services/restore.py" />
      <source>the key file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>the last one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>the line from the protuberance to the mastoid tip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup.py" />
      <source>the manifest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>the only open item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_passport.py" />
      <source>the product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>the rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_check.py" />
      <source>the seal of the manifest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/maps/preempt_b10.toml" />
      <source>the upper two fifths of the forehead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>the voice of Windows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>the voice of macOS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/speech.py" />
      <source>the voice of this system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>then {site}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <source>time-out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>to sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>to the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>to waste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>to {site}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>took over from {before}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>two thirds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_form.py" />
      <source>typed by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>unchanged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>under ultrasound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>units of {of} and of {of_2} are not interchangeable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>unknown login</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>until {abated}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>updated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/main_window.py" />
      <source>user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>verify the database</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>vessels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>viable cells ÷ volume made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>viable cells ÷ volume made × volume injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>viable ÷ nucleated cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/records.py" />
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>visit of {day}, patient with MRN {mrn}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>visit {visit_id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/window_pages.py" />
      <source>visit.user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>void a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>void: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>volume injected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>volume made is not told yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>was {was}, is now </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>waste of {label} {wasted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>wasted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_service.py" />
      <location filename="../../procedure_assistant/ui/images/inbox_presenter.py" />
      <source>watched folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>weight {weight}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>well below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup_check.py" />
      <source>what the database holds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <source>where the skin was pressed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>which changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>white cells 1 up, 2 up and activated, 3 low, 4 low and activated; A at least 5 times the platelets of the blood, B fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>white cells of the product ÷ white cells before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>with another dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/protocols/medicines.py" />
      <source>with epinephrine {epinephrine}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>within</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/course_pages.py" />
      <source>worst imaginable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>wrong password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/protocols/preempt_botox.1.toml" />
      <source>years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_together.py" />
      <source>you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>{a_role} may not {in_words}. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>{account} may come in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_panel.py" />
      <source>{action_words} this record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>{actor} added to this visit first, {where}. What you just entered was not saved; everything saved before it is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{amount_of} mL, aspiration negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{amount} mL of {product} are charted as discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{amount} of {product}, lot {lot}: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{amount} units cannot be given at {name}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{answer} · as on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{answer} · the usual answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_card.py" />
      <source>{answer}, and everything proposed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{asked} questions. Answers are kept as they are given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{aspiration}, first positive ({before}), needle withdrawn and moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>{bar}, one patient only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{before} and {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{before} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{before} or {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>{birth_date} · {age_on} y · {sex}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{blocks} to give</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{capitalised}, lot {lot}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>{checked}, no fault found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>{checked}, {faults} found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/clocks.py" />
      <source>{clock}: not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/banner.py" />
      <source>{content}, born {born}, MRN {mrn}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{content}: complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>{count} in 1 microlitre, {volume} mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>{count} items are still open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>{count} confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>{days} days ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>{day} is not after this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>{day} lies after this visit. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>{day} lies before the birth date. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{day} lies before the birth date. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{day}: {units} at {sites}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <source>{decided} of {planned} planned sites decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>{discarded_ml} mL of {name} discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{discarded} mL discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{distance} from the planned place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{distance} from the planned place of {site_name}; up to {tolerance_mm} mm needs no reason. It was not moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <location filename="../../procedure_assistant/ui/today/side.py" />
      <source>{done} of {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_view.py" />
      <source>{done} of {total} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{dose} on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list_content.py" />
      <source>{dose} planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/access.py" />
      <source>{dropped} further wrong passwords were not kept one by one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{each} mL for each block. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{each} mL for each {nerve} block; usual is {usual}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{each} mL in all, {injections}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{each} mL in each injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{each} mL per side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>{earlier} of an earlier day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{ends_at} units of {substance} in {window_days} days with what is planned. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>{entrys} in the chart no longer active</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/shell.py" />
      <source>{entry}, {waiting} waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/visits.py" />
      <source>{error} No visit was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <location filename="../../procedure_assistant/ui/visit/presenter_base.py" />
      <source>{error} Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/folding.py" />
      <source>{error} The visit follows it; its entries are safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>{event_reason}. {who}, {when}. Nothing of it counts; it stays readable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{event} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{event} of 10 at {clock_time}{after}, {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{event}, lot {lot}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{extra_sites} of {most} sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <source>{extra} extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>{faults} found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>{fault} Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <source>{fields} of the note open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{fields} of the note open. One press says: {usual}.{taken}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{fields} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>{field}: not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_widgets.py" />
      <source>{field}: now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>{find}
Avoid: {avoid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>{first} or {second}: the press is about as near to both. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>{first} {days} before. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{form} was put aside. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{form}: {inner} {said} has passed. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>{found} found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{fraction} of the absolute maximum and no weight. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{fraction} of the combined maximum with what is planned: {shares}. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{fraction} of the {which}maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_picture.py" />
      <source>{frame} of {frames}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/backup.py" />
      <source>{free} bytes free</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{free} mL of {form} were there for this injection; {volume} cannot have been given. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{given_units} units given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{given_units} units given. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>{given_units} units, {sites}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{given} given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{given} given + {planned} planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>{given} of {n} given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{given} of {planned} units, {given_planned_sites} of {planned_sites} sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>{given} units given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{given} units, {sites}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>{go_on} Source: {source_text}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>{greek}, {which} the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{injected_ml} mL given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{injections} of {volume} would need more {opened} than is left ({left}). Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{inject} mL {what}, aspiration negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>{interval} or more since the last dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>{int} minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{items} before the needle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>{items} still open: {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>{kept}Log in to go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>{kept}This could not be written into the audit trail: {not_noted_text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_desk.py" />
      <source>{key} / pedal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>{key} is set for “{act}” already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>{key} means “{act}” already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/workstation.py" />
      <source>{key} needs two keys at once. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>{kind} kept from the record although the file does not name them: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patient_merge.py" />
      <source>{kind} no longer current in the file and taken off the list: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>{label} held {opened}: {given} given and {total} wasted would make {given_2}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{label} {clock_time} lies before {inner} {clock_time_2}. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{label} {moment} lies after now. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/fields.py" />
      <source>{label}, in {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{left} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{left} left of {opened}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{left} mL left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{left} mL of {form} are left. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>{left} mL of {name} not accounted for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{left} mL of {product} left to account for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{left} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_desk.py" />
      <source>{left} of the files were not added; they are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <source>{left} of {label} not accounted for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{length} mm is not possible between protuberance and mastoid. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/classes.py" />
      <source>{letter}, {which} the blood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{low_mg} to {high_mg} mg</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{made} mL cannot come from {blood} mL of blood. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{made} mL were made and {injected_ml} mL injected; {volume} cannot have been discarded. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{many} places are not possible. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>{message} The image is kept as it came in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/schedule.py" />
      <source>{message} {hint} It is tried again by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{minutes} days left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/keeper.py" />
      <source>{minutes} minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{missing} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{moved} from the planned place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{moved}Avoid: {avoid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{moved}To bone, withdraw slightly, aspirate. The occipital artery lies lateral.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{muscle} takes {count}, and they are given. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{muscle} takes {count}, and they are planned or given. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{muscle} {side} extra {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{muscle} {side} is not at this place. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{muscle} {side}, extra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{muscle} {side}, extra, {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>{muscle}, {side} extra {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{muscle}: {given_sites} of {given_sites_2} given, {open_units} units planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{named} moved{far}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{named} omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{named} taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{named}, dose {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>{name} and {name_2} do not go together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/presenter.py" />
      <source>{name} has a new password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_problems.py" />
      <source>{name} is larger than {most_bytes} MB, which is more than one picture or clip needs. {file_safe}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{name} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/figures.py" />
      <source>{name} spin, force from speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{name} · {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_block.py" />
      <source>{name}: aspiration positive, needle moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>{name}: nothing planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <source>{name}: {fields} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <source>{name}: {left} mL left to account for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{name}: {passed_words} has passed. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{needle} Signing waits for one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{nerve_short} {side} corrected: {now}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{nerve_short} {side}, aspiration positive: {what}, needle moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{nerve_short} {side}, {amount}, aspiration {aspiration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{nerve} {now_side} is charted too. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{nerve} {side} is already given. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{nerve} {side} not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>{nerve} {side}, given {n} mL at its target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{nerve} {side}, given {volume} mL{where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>{nerve} {side}, target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>{nerve} {side}, target, {far} from the protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{nerve} {side}, target{value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{nerve}, at {where}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>{nerve}, left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>{nerve}, one third</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_page.py" />
      <source>{nerve}, right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/photo_content.py" />
      <source>{nerve}, two thirds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <source>{number} exported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>{n} amendment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>{n} amendments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{n} answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{n} answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{n} answers, as on {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{n} answers, the rest discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{n} block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{n} blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{n} confirmation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{n} confirmations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{n} copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{n} copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/cli/safety.py" />
      <location filename="../../procedure_assistant/services/note_builder.py" />
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/services/salvage_report.py" />
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>{n} entries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>{n} entries are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/cli/safety.py" />
      <location filename="../../procedure_assistant/services/note_builder.py" />
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/services/salvage_report.py" />
      <location filename="../../procedure_assistant/ui/audit/presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>{n} entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>{n} entry is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{n} extra site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{n} extra sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>{n} fault</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>{n} faults</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{n} field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <location filename="../../procedure_assistant/domain/passport/waiting.py" />
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{n} fields</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>{n} file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>{n} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{n} injection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{n} injections</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{n} item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{n} items</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>{n} later entries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>{n} later entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{n} mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{n} marks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/head_photo.py" />
      <source>{n} mm is not possible between two points on a head. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/words.py" />
      <source>{n} month</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/words.py" />
      <source>{n} months</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/start_visit.py" />
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/chips.py" />
      <source>{n} more: {texts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/start_visit.py" />
      <source>{n} more: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>{n} of {files}{waiting}{stopping}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>{n} older one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>{n} older ones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{n} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{n} open item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{n} open items</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sign_page.py" />
      <source>{n} pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>{n} patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <location filename="../../procedure_assistant/ui/patients/presenter.py" />
      <source>{n} patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>{n} people</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>{n} person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{n} place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{n} places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{n} product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{n} products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{n} question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{n} questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>{n} second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>{n} seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/services/note_builder.py" />
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>{n} site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/amendments.py" />
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <location filename="../../procedure_assistant/domain/words.py" />
      <location filename="../../procedure_assistant/services/note_builder.py" />
      <location filename="../../procedure_assistant/ui/visit/menu_content.py" />
      <source>{n} sites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/together_content.py" />
      <source>{n} usual answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/cli/safety.py" />
      <location filename="../../procedure_assistant/services/head.py" />
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/services/salvage_report.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>{n} visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/cli/safety.py" />
      <location filename="../../procedure_assistant/services/head.py" />
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/services/salvage_report.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <location filename="../../procedure_assistant/ui/backup/words.py" />
      <location filename="../../procedure_assistant/ui/today/presenter.py" />
      <source>{n} visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/wording.py" />
      <source>{n} weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{n} year</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{n} years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{n} {muscle} site undecided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{n} {muscle} sites undecided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <source>{omitted} omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_block.py" />
      <source>{one}, not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{one}. Rule: {rule}.{remark}{confirm}{parts}{one_text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>{open_fields} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{open_units} units still planned, ends at {ends_at} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{opened} had {held} for this block; {volume} cannot have been given. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>{opened} has {left} left. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{opened} held {opened_2}: {given} given and {wasted} wasted would make {given_2}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{opened} is not dissolved yet. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{opened} is not given in a nerve block. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{opened} would have been expired on {expiry}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{opened} · lot {lot}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{opened}, lot {lot}, had expired on {expiry}, before this visit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{opened}: not dissolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{opened}: {left} left to account for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/gloves_content.py" />
      <location filename="../../procedure_assistant/ui/visit/sequence_content.py" />
      <source>{open} of {all} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/form_presenter.py" />
      <source>{other}, MRN {mrn}. Nothing was saved. If this is another person, save once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{parts}, {fraction} of {maximum_mg} mg</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{passed_words} has passed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/presenter.py" />
      <source>{path}, {size}, restored once to check it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/patients.py" />
      <source>{patient}, born {birth_date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/chart_content.py" />
      <source>{patient}, born {born}, MRN {mrn}, {allergy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/people/screen.py" />
      <source>{persons} may log in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{places} places are not possible. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{planned_units} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/head_content.py" />
      <source>{planned_units} units, {n} sites, map {version}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/map/model.py" />
      <source>{planned} still planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/muscles.py" />
      <source>{planned} units planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{product} discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{product} put aside: {event_reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{product} was dissolved in {volume}; its label lists {listed} mL.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{product} was given on {days}. Units of different toxins are not interchangeable and are not added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{product}, discarded corrected: {volume}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/products.py" />
      <source>{product}, lot {lot}, expired on {expiry}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{product}, passport begun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/settings/bedside_card.py" />
      <source>{px} pixels wide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{questions} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{reason}, seen by {witness}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_note.py" />
      <source>{rstrip}, missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{rule}. Missing: {missing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>{says} No reason goes past this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>{says} Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{says} This patient is {years} old.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{scores} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>{score} of {top}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>{seconds} seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{section}: not scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{section}: {n} containers to account for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{section}: {questions} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/access/password_box.py" />
      <source>{shown} the {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{sides} side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{side} side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_list_content.py" />
      <source>{side}, extra {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/primary_content.py" />
      <source>{side}, {distance} from the protuberance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>{side}, {seen} on the photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>{side}, {tape} by the tape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_photo.py" />
      <source>{side}, {tape} by the tape, {seen} on the photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/head_photo.py" />
      <source>{side}: photograph {seen}, tape {tape}, {part} apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{site_name} belongs to another figure. It was not moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{site_name} is omitted. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{site_name}, note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{site_name}, place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{sites} omitted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/completeness.py" />
      <source>{sites} undecided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site} omitted: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site} stood {far} away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/sequence_requests.py" />
      <source>{site} waits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site}: {dose} instead of {planned}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site}: {dose} planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site}: {dose} planned instead of {planned}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site}: {far} from its place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/map_differences.py" />
      <source>{site}: {far} from its place, {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/restore_presenter.py" />
      <source>{size}, {contents}, made by version {program}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/stepper.py" />
      <source>{spoken_name}: {step_words} less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/stepper.py" />
      <source>{spoken_name}: {step_words} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/scales.py" />
      <source>{spoken_name}: {value} of {top}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_content.py" />
      <source>{standard} items</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/reporting.py" />
      <source>{standard}: {told} of {items}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/sides.py" />
      <source>{statement} in “{section}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{step} {said} lies in the future. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/protocols/medicines.py" />
      <source>{substance} with epinephrine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{substance}{epinephrine} {dose} of {most} mg</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/exchange/image_words.py" />
      <source>{taken} Save or export it as one of these.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{target} corrected: {now}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{target} {side} is already given. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{target} {side} is charted too. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{target} {side} is given, and the sides agreed are {sides}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{target} {side} was abandoned after a positive aspiration. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{target}, aspiration positive: {aspiration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{target}, guidance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_lines.py" />
      <source>{target}, {product}: not charted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{target}: abandoned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>{target}: aspiration positive, needle moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/presenter_ultrasound.py" />
      <source>{target}: aspiration positive, target abandoned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_aspiration.py" />
      <source>{target}: something came back. The needle is withdrawn, nothing is injected here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{terms}, {today_units} today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/head.py" />
      <source>{text} But it shows only {visits} of the {visits_2} there were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/backup/damaged_presenter.py" />
      <source>{text} This could not be written into the audit trail: {not_noted_text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/site_card.py" />
      <source>{text} units{which}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/widgets/chips.py" />
      <source>{text}, chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/clock_jumps.py" />
      <source>{title} by {span} before entry {seq}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals.py" />
      <source>{title}, next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/totals_passport.py" />
      <source>{told} of {items} {standard}, {missing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <source>{told}: whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{total} mg of {substance} in this session; usual is {span}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/passport/telling.py" />
      <source>{typed} g does not fit speed and radius, which give about {rounded} g.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>{unit} and {unit_2} do not add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{used} mL were injected or discarded, so {made} mL cannot be all. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{used} of {cap} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/course.py" />
      <source>{value} is not a pain score. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>{value} is not possible here. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/keyring.py" />
      <source>{value} minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/block_content.py" />
      <source>{value} of 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/safekeeping.py" />
      <location filename="../../procedure_assistant/ui/backup/integrity_presenter.py" />
      <source>{visits} and {entrys} of the chain checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{volume_low_ml} to {volume_high_ml} mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{volume} are more than the {left} mL that are left of {form}. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{volume} cannot be injected. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>{volume} cannot have been discarded. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/ultrasound.py" />
      <source>{volume} cannot have been injected. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{volume} of {product} discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/form_content.py" />
      <source>{volume} {diluent}, {tenth} in 0.1 mL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/block.py" />
      <source>{volume}{parted} of {opened} cannot be drawn up. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_part.py" />
      <source>{waiting} missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/map_content.py" />
      <source>{weeks_and_days} since last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{weeks_and_days} since the last steroid. {says}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/findings.py" />
      <source>{weeks_and_days} since the last toxin. {says} Due from {due}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/recovery_key.py" />
      <source>{what} Nothing was opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>{what} is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/image_settings.py" />
      <source>{what} is up to {longest_title} plain letters, digits and signs, without backslash.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{what} takes at most {cap} units; this would make {after}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/words.py" />
      <source>{what}, {units} units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>{what}: was {was}, is now {now}. Why?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/regenerative_words.py" />
      <source>{what}{vessel}; needle withdrawn, {after}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/injection_map.py" />
      <source>{where} Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/permissions.py" />
      <source>{who_may} may: switch the user.{emergency}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/paper.py" />
      <source>{words} That it left is not in the log: {message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_content.py" />
      <source>{words} To confirm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/passport_page.py" />
      <source>{words} missing items of {standard}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/closing.py" />
      <source>{words}, aspiration {aspiration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/patients/import_presenter.py" />
      <source>{words}: {patient}, born {birth_date}, MRN {mrn}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/ultrasound_page.py" />
      <source>{word} side of the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/words.py" />
      <source>{years} y</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/exosome.1.toml" />
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>°C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>× 10^3/uL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../resources/regenerative/prp.1.toml" />
      <source>× 10^6/uL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_requests.py" />
      <source>“I supervised this procedure and reviewed this record.”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/visit/closing_content.py" />
      <source>“I supervised this procedure and reviewed this record.” A co-signature is by another physician than the signature.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/ui/images/station_presenter.py" />
      <source>“{line}” is not a device: write its AE title, a comma and its address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/decision.py" />
      <source>“{section}” is not complete{more}. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>“{step}” cannot be answered with “{unknown}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>“{step}” has to be told. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/checklist.py" />
      <source>“{step}” takes one answer. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/passport.py" />
      <source>“{step}” takes one answer. {nothing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>“{text}” is not a date. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/commands/typed.py" />
      <source>“{text}” is not a day and time. Nothing was charted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>“{typed}” can be read in two ways; leave out the comma of thousands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>“{typed}” has too many digits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>“{typed}” is not a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/domain/units.py" />
      <source>“{unit}” is not a unit of a dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../procedure_assistant/services/recovery_key.py" />
      <source>“{wrong}” in group {number} is in no recovery key.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
