-- What a screen of one pupil or one person asks costs the same at a school of any size and after any number of years.

-- Everything a pupil ever aimed for and was placed on, for the leerreis and the beeld; `_live` knows only what holds today.
CREATE INDEX streefniveau_leerling ON koers.streefniveau (leerling_id);
CREATE INDEX plaatsing_leerling ON koers.plaatsing (leerling_id);

-- What somebody did today, found without going through all he ever did. Nothing asked for his acts in their order.
DROP INDEX koers.act_actor;
CREATE INDEX act_actor ON koers.act (actor_id, at);
